package io.nas4j.core.benchmark;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean over seeds, and the interval that has the true mean with a probability of 95 % (Student's t).
 */
public record Estimate(double mean, double low, double high) {

    private static final double TAIL = 0.975;

    /** Of values that are finite; one alone has no interval but itself. */
    public static Estimate of(double[] values) {
        double mean = StatUtils.mean(values);
        if (values.length == 1) {
            return new Estimate(mean, mean, mean);
        }
        double half = new TDistribution(values.length - 1.0).inverseCumulativeProbability(TAIL)
                * Math.sqrt(StatUtils.variance(values) / values.length);
        return new Estimate(mean, mean - half, mean + half);
    }
}
