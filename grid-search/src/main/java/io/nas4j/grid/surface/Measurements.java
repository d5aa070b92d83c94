package io.nas4j.grid.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What trainings measured of candidates, in rounds that trained them under the same conditions.
 *
 * @param places of the candidates
 * @param values accuracies by round, then by candidate; NaN where a candidate was not trained to its end
 */
public record Measurements(List<Place> places, List<List<Double>> values) {

    public Measurements {
        places = List.copyOf(places);
        values = values.stream().map(List::copyOf).toList();
    }

    int candidates() {
        return places.size();
    }

    /** How often a candidate was measured. */
    public int count(int candidate) {
        return (int) values.stream()
                .filter(round -> !Double.isNaN(round.get(candidate)))
                .count();
    }

    /** Measurements in all. */
    public int total() {
        return (int) values.stream()
                .flatMap(List::stream)
                .filter(value -> !Double.isNaN(value))
                .count();
    }

    /** The mean of all. */
    public double mean() {
        return mean(values.stream().flatMap(List::stream)).orElse(0);
    }

    /** The mean of a candidate's; empty where it has none. */
    public OptionalDouble mean(int candidate) {
        return mean(values.stream().map(round -> round.get(candidate)));
    }

    private static OptionalDouble mean(Stream<Double> values) {
        return values.filter(value -> !Double.isNaN(value))
                .mapToDouble(Double::doubleValue)
                .average();
    }

    /** What is left of the values when, of each round, its mean is taken away; NaN where there is none. */
    double[][] withinRounds(double[] offsets) {
        return values.stream()
                .map(round -> {
                    double[] left = new double[round.size()];
                    for (int i = 0; i < left.length; i++) {
                        left[i] = round.get(i) - offsets[i];
                    }
                    double mean = Arrays.stream(left)
                            .filter(value -> !Double.isNaN(value))
                            .average()
                            .orElse(0);
                    return Arrays.stream(left).map(value -> value - mean).toArray();
                })
                .toArray(double[][]::new);
    }

    /** The same, as if a candidate had not been measured. */
    Measurements without(int candidate) {
        return new Measurements(
                places,
                values.stream()
                        .map(round -> {
                            List<Double> others = new ArrayList<>(round);
                            others.set(candidate, Double.NaN);
                            return others;
                        })
                        .toList());
    }

    /** The mean of what a candidate's values are above those of the others in its rounds. */
    double own(int candidate, double[] offsets) {
        return above(candidate, (round, i) -> values.get(round).get(i) - offsets[i]);
    }

    /** The mean of what is expected of the others in a candidate's rounds. */
    double beside(int candidate, double[] expected) {
        return -above(candidate, (round, i) -> i == candidate ? 0 : expected[i]);
    }

    /** A value of a candidate in a round. */
    @FunctionalInterface
    private interface ValueOf {
        double in(int round, int candidate);
    }

    private double above(int candidate, ValueOf value) {
        double sum = 0;
        int rounds = 0;
        for (int r = 0; r < values.size(); r++) {
            if (Double.isNaN(values.get(r).get(candidate))) {
                continue;
            }
            double others = 0;
            int count = 0;
            for (int i = 0; i < candidates(); i++) {
                if (i != candidate && !Double.isNaN(values.get(r).get(i))) {
                    others += value.in(r, i);
                    count++;
                }
            }
            if (count > 0) {
                sum += value.in(r, candidate) - others / count;
                rounds++;
            }
        }
        return rounds == 0 ? 0 : sum / rounds;
    }
}
