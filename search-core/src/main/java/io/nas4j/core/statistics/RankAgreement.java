package io.nas4j.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * A rank correlation with its 95 % interval: percentiles of {@value #RESAMPLES} bootstrap samples of the networks (Efron and
 * Tibshirani 1993, chapter 13).
 *
 * @param value the correlation, from -1 to 1
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record RankAgreement(double value, double low, double high) {

    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;

    /**
     * Measures how a score ranks networks against the truth.
     *
     * @return empty where all scores, or all true values, are equal
     */
    public static Optional<RankAgreement> of(
            RankCorrelation measure, List<Double> scores, List<Double> truth, RandomGenerator random) {
        double[] first = RankCorrelation.array(scores);
        double[] second = RankCorrelation.array(truth);
        OptionalDouble value = measure.of(first, second);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        double[] values = new double[RESAMPLES];
        int drawn = 0;
        double[] a = new double[first.length];
        double[] b = new double[first.length];
        for (int sample = 0; sample < RESAMPLES; sample++) {
            for (int i = 0; i < first.length; i++) {
                int at = random.nextInt(first.length);
                a[i] = first[at];
                b[i] = second[at];
            }
            OptionalDouble each = measure.of(a, b);
            if (each.isPresent()) {
                values[drawn++] = each.getAsDouble();
            }
        }
        double[] sorted = Arrays.copyOf(values, drawn);
        Arrays.sort(sorted);
        return Optional.of(new RankAgreement(value.getAsDouble(), at(sorted, TAIL), at(sorted, 1 - TAIL)));
    }

    private static double at(double[] sorted, double fraction) {
        return sorted[(int) Math.round(fraction * (sorted.length - 1))];
    }
}
