package io.nas4j.grid.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Compares compound scaling with the best single dimension, growth by growth. */
final class Verdicts {

    /** The noise of other networks does not tell that of a pair which was seen once. */
    private static final int FEWEST_PAIRS = 2;

    private final List<SweepPoint> points;
    private final int[] rows;
    private final SeedBlocks blocks;

    /** @param rows of the points' networks in the blocks */
    Verdicts(List<SweepPoint> points, int[] rows, SeedBlocks blocks) {
        this.points = points;
        this.rows = rows;
        this.blocks = blocks;
    }

    List<Verdict> all() {
        return IntStream.range(0, points.size())
                .filter(i -> points.get(i).dimension().equals(Optional.of(Dimension.COMPOUND)))
                .mapToObj(this::against)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A compound network against the best of those that grew as much in one dimension. */
    private Optional<Verdict> against(int compound) {
        int[] singles = IntStream.range(0, points.size())
                .filter(i -> i != compound
                        && points.get(i).dimension().isPresent()
                        && points.get(i).growth() == points.get(compound).growth()
                        && blocks.difference(rows[compound], rows[i]).isPresent())
                .toArray();
        return IntStream.of(singles)
                .boxed()
                .min(Comparator.comparingDouble(
                        i -> blocks.difference(rows[compound], rows[i]).orElse(0)))
                .map(single -> verdict(compound, single, singles.length));
    }

    private Verdict verdict(int compound, int single, int singles) {
        boolean same = rows[compound] == rows[single];
        int pairs = blocks.pairs(rows[compound], rows[single]);
        double difference = blocks.difference(rows[compound], rows[single]).orElse(0);
        OptionalDouble half =
                same || pairs < FEWEST_PAIRS ? OptionalDouble.empty() : blocks.halfInterval(pairs, singles);
        Verdict.Outcome outcome = outcome(same, difference, half);
        return new Verdict(
                points.get(compound).growth(),
                points.get(single).dimension().orElseThrow(),
                difference,
                half.isPresent() ? OptionalDouble.of(difference - half.getAsDouble()) : OptionalDouble.empty(),
                half.isPresent() ? OptionalDouble.of(difference + half.getAsDouble()) : OptionalDouble.empty(),
                pairs,
                outcome == Verdict.Outcome.NOT_TOLD_APART
                        ? moreSeeds(Math.abs(difference), pairs, singles)
                        : OptionalInt.empty(),
                outcome);
    }

    private static Verdict.Outcome outcome(boolean same, double difference, OptionalDouble half) {
        if (same) {
            return Verdict.Outcome.SAME_NETWORK;
        }
        if (half.isEmpty()) {
            return Verdict.Outcome.NOISE_UNKNOWN;
        }
        if (Math.abs(difference) <= half.getAsDouble()) {
            return Verdict.Outcome.NOT_TOLD_APART;
        }
        return difference > 0 ? Verdict.Outcome.COMPOUND : Verdict.Outcome.SINGLE;
    }

    private OptionalInt moreSeeds(double difference, int now, int singles) {
        return IntStream.rangeClosed(Math.max(2, now + 1), now + Verdict.MOST_SEEDS)
                .filter(seeds -> blocks.expectedHalfInterval(seeds, singles) < difference)
                .map(seeds -> seeds - now)
                .findFirst();
    }
}
