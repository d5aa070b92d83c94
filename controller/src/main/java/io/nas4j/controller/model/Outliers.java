package io.nas4j.controller.model;

import java.util.Arrays;

/**
 * Raises what is far below the rest to Tukey's outer fence (1977), three times the distance of the quartiles below the lower
 * one: a model need not tell bad networks from very bad ones, which would drown all other differences.
 */
final class Outliers {

    private static final int FEWEST = 4;

    private Outliers() {}

    static double[] raised(double[] values) {
        if (values.length < FEWEST) {
            return values.clone();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double lower = sorted[sorted.length / 4];
        double upper = sorted[sorted.length - 1 - sorted.length / 4];
        double fence = lower - 3 * (upper - lower);
        return Arrays.stream(values).map(value -> Math.max(value, fence)).toArray();
    }
}
