package io.nas4j.core.statistics;

import java.util.random.RandomGenerator;

/**
 * How probable it is that each of some things has the highest value, where the values are known jointly, with an uncertainty:
 * the share of {@value #DRAWS} draws in which it has.
 */
public final class ProbabilityOfBest {

    /** The standard error of a share is at most .005. */
    private static final int DRAWS = 10_000;

    private static final int LARGEST_CHUNK = 64;

    private ProbabilityOfBest() {}

    /** What a drawn value of one of the things is worth. */
    @FunctionalInterface
    public interface Worth {

        double of(int thing, double value);
    }

    /**
     * Of values that are normal.
     *
     * @param means of the values
     * @param covariance of the values, symmetric, n by n; it may be singular
     * @return a probability each; they sum to 1
     */
    public static double[] normal(double[] means, double[][] covariance, RandomGenerator random) {
        return normal(means, covariance, (thing, value) -> value, random);
    }

    /** The same, where not the value but what it is worth is to be highest. */
    public static double[] normal(double[] means, double[][] covariance, Worth worth, RandomGenerator random) {
        return shares(means, covariance, 0, worth, random);
    }

    /**
     * Of values with a multivariate t distribution.
     *
     * @param covariance the scale matrix, likewise
     * @param degrees of freedom of the scale's estimate, at least 1
     */
    public static double[] student(double[] means, double[][] covariance, int degrees, RandomGenerator random) {
        if (degrees < 1) {
            throw new IllegalArgumentException("no distribution has " + degrees + " degrees of freedom");
        }
        return shares(means, covariance, degrees, (thing, value) -> value, random);
    }

    private static double[] shares(
            double[] means, double[][] covariance, int degrees, Worth worth, RandomGenerator random) {
        int n = means.length;
        JointNormal values = new JointNormal(means, covariance);
        int[] won = new int[n];
        for (int draw = 0; draw < DRAWS; draw++) {
            double stretch = degrees == 0 ? 1 : Math.sqrt(degrees / chiSquared(degrees, random));
            double[] drawn = values.draw(stretch, random);
            int best = 0;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                double value = worth.of(i, drawn[i]);
                if (value > highest) {
                    highest = value;
                    best = i;
                }
            }
            won[best]++;
        }
        double[] shares = new double[n];
        for (int i = 0; i < n; i++) {
            shares[i] = (double) won[i] / DRAWS;
        }
        return shares;
    }

    /** A sum of squared normal numbers; of many, by the normal approximation of Wilson and Hilferty (1931). */
    private static double chiSquared(int degrees, RandomGenerator random) {
        if (degrees > LARGEST_CHUNK) {
            double part = 2.0 / (9.0 * degrees);
            double root = 1 - part + random.nextGaussian() * Math.sqrt(part);
            return degrees * root * root * root;
        }
        double sum = 0;
        for (int i = 0; i < degrees; i++) {
            double normal = random.nextGaussian();
            sum += normal * normal;
        }
        return sum;
    }
}
