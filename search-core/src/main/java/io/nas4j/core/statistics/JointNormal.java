package io.nas4j.core.statistics;

import java.util.random.RandomGenerator;

/** Draws of numbers that are normal together. */
public final class JointNormal {

    /** Below this share of a number's variance, what the earlier ones leave of it is rounding. */
    private static final double ROUNDING = 1e-12;

    private final double[] means;
    private final double[][] factor;

    /**
     * @param means n of them
     * @param covariance symmetric, n by n; it may be singular
     */
    public JointNormal(double[] means, double[][] covariance) {
        this.means = means.clone();
        this.factor = factor(covariance);
    }

    /** One draw of all of them. */
    public double[] draw(RandomGenerator random) {
        return draw(1, random);
    }

    /** One draw, with distances from the means that are so many times as large. */
    double[] draw(double stretch, RandomGenerator random) {
        double[] normal = new double[means.length];
        double[] drawn = new double[means.length];
        for (int i = 0; i < drawn.length; i++) {
            normal[i] = random.nextGaussian();
        }
        for (int i = 0; i < drawn.length; i++) {
            double value = 0;
            for (int j = 0; j <= i; j++) {
                value += factor[i][j] * normal[j];
            }
            drawn[i] = means[i] + stretch * value;
        }
        return drawn;
    }

    /** The lower Cholesky factor; what is left of a number that the earlier ones determine is 0. */
    private static double[][] factor(double[][] covariance) {
        int n = covariance.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i == j) {
                    factor[i][i] = sum > ROUNDING * covariance[i][i] ? Math.sqrt(sum) : 0;
                } else {
                    factor[i][j] = factor[j][j] > 0 ? sum / factor[j][j] : 0;
                }
            }
        }
        return factor;
    }
}
