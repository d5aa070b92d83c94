package io.nas4j.core.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Kendall's tau-b over some of the pairs of networks: what a measure knows where something else, as the size, says nothing. Pairs
 * in the same order minus pairs in opposite order, corrected for ties.
 */
public final class PairwiseTau {

    /** With fewer pairs a value says nothing. */
    private static final int FEWEST = 10;

    private PairwiseTau() {}

    /** Which pairs count. */
    @FunctionalInterface
    public interface Pairs {

        /** Whether the networks at these places are compared. */
        boolean compares(int one, int other);
    }

    /**
     * Kendall's tau of those pairs.
     *
     * @return empty where fewer than {@value #FEWEST} pairs count, or one ranking ties all of them
     */
    public static OptionalDouble of(List<Double> first, List<Double> second, Pairs pairs) {
        long compared = 0;
        long ordered = 0;
        long firstDiffers = 0;
        long secondDiffers = 0;
        for (int i = 0; i < first.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (pairs.compares(i, j)) {
                    int one = Double.compare(first.get(i), first.get(j));
                    int other = Double.compare(second.get(i), second.get(j));
                    compared++;
                    ordered += (long) Integer.signum(one) * Integer.signum(other);
                    firstDiffers += one == 0 ? 0 : 1;
                    secondDiffers += other == 0 ? 0 : 1;
                }
            }
        }
        return compared < FEWEST || firstDiffers == 0 || secondDiffers == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ordered / Math.sqrt((double) firstDiffers * secondDiffers));
    }
}
