package io.nas4j.core.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was measured in the rounds of a race, a value for each candidate and round, with gaps; immutable.
 *
 * @param values by round, then by candidate; NaN where nothing was measured
 */
record Rounds(int candidates, List<List<Double>> values) {

    Rounds {
        values = values.stream().map(List::copyOf).toList();
    }

    /** Nothing was measured yet. */
    static Rounds none(int candidates) {
        return new Rounds(candidates, List.of());
    }

    int count() {
        return values.size();
    }

    double value(int round, int candidate) {
        return values.get(round).get(candidate);
    }

    Rounds with(List<Double> round) {
        List<List<Double>> all = new ArrayList<>(values);
        all.add(round);
        return new Rounds(candidates, all);
    }

    /** Rounds that measured a candidate. */
    int measured(int candidate) {
        return (int) values.stream()
                .filter(round -> !Double.isNaN(round.get(candidate)))
                .count();
    }

    /**
     * The candidates that were measured at all, those with equal values by number and the others by their values, so that what
     * is computed in this order does not depend on how candidates are numbered.
     */
    int[] order() {
        return IntStream.range(0, candidates)
                .filter(candidate -> measured(candidate) > 0)
                .boxed()
                .sorted(Comparator.comparing(this::column, Arrays::compare))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double[] column(int candidate) {
        return values.stream().mapToDouble(round -> round.get(candidate)).toArray();
    }
}
