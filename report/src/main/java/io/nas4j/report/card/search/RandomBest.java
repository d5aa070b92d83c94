package io.nas4j.report.card.search;

import java.util.List;
import org.apache.commons.math3.special.Gamma;

/** What a search that draws networks of a table at random, each once, comes to in the mean. */
final class RandomBest {

    private final double[] sorted;

    /** @param rewards of all networks of the table, at least one */
    RandomBest(List<Double> rewards) {
        this.sorted = rewards.stream().mapToDouble(reward -> reward).sorted().toArray();
    }

    /**
     * The expected highest reward of so many draws: each step between neighbouring rewards counts with the probability that the highest
     * draw lies above it.
     *
     * @param draws at least 1
     */
    double after(int draws) {
        int all = sorted.length;
        int drawn = Math.min(draws, all);
        double expected = sorted[0];
        for (int i = 1; i < all; i++) {
            // the i lowest are all that is drawn from with this probability
            double below = i < drawn ? 0 : Math.exp(choose(i, drawn) - choose(all, drawn));
            expected += (sorted[i] - sorted[i - 1]) * (1 - below);
        }
        return expected;
    }

    private static double choose(int from, int some) {
        return Gamma.logGamma(from + 1.0) - Gamma.logGamma(some + 1.0) - Gamma.logGamma(from - some + 1.0);
    }
}
