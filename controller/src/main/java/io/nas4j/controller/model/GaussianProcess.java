package io.nas4j.controller.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gaussian-process regression on networks (Rasmussen and Williams 2006, algorithm 2.1) that grows by a point in time
 * quadratic in their number: a row is added to the Cholesky factor of the kernel matrix. The last points can be taken back.
 */
public final class GaussianProcess {

    /** Keeps a point that repeats another from making the matrix singular. */
    static final double LEAST_VARIANCE = 1e-12;

    private final Kernel kernel;
    private final double noise;
    private final List<Point> points = new ArrayList<>();
    /** Of each point, what it is expected to vary by when it is measured. */
    private final List<Double> priors = new ArrayList<>();

    private final List<double[]> factor = new ArrayList<>();

    GaussianProcess(Kernel kernel) {
        this.kernel = kernel;
        this.noise = kernel.noise();
    }

    int size() {
        return points.size();
    }

    /** Adds a point. */
    void add(Point point) {
        int n = points.size();
        double[] row = new double[n + 1];
        for (int i = 0; i < n; i++) {
            row[i] = kernel.covariance(point, points.get(i));
        }
        forward(row, n);
        double prior = kernel.covariance(point, point) + noise;
        double left = prior;
        for (int i = 0; i < n; i++) {
            left -= row[i] * row[i];
        }
        row[n] = Math.sqrt(Math.max(left, LEAST_VARIANCE));
        points.add(point);
        priors.add(prior);
        factor.add(row);
    }

    /** Takes back the points behind the first {@code count}. */
    void truncate(int count) {
        points.subList(count, points.size()).clear();
        priors.subList(count, priors.size()).clear();
        factor.subList(count, factor.size()).clear();
    }

    /** Solves {@code L x = b} in place, for the first n entries. */
    private void forward(double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double[] row = factor.get(i);
            double sum = b[i];
            for (int j = 0; j < i; j++) {
                sum -= row[j] * b[j];
            }
            b[i] = sum / row[i];
        }
    }

    /** What is measured at the points, fitted. */
    Fit fit(double[] values) {
        int n = values.length;
        double[] x = values.clone();
        double[] expected = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            expected[i] = kernel.prior(points.get(i));
            mean += expected[i] / n;
        }
        for (int i = 0; i < n; i++) {
            expected[i] -= mean;
        }
        forward(x, n);
        forward(expected, n);
        double deviation = deviation(x, expected);
        for (int i = n - 1; i >= 0; i--) {
            x[i] -= deviation * expected[i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double[] row = factor.get(i);
            x[i] /= row[i];
            for (int j = 0; j < i; j++) {
                x[j] -= row[j] * x[i];
            }
        }
        return new Fit(values, x, deviation, mean);
    }

    /**
     * The likeliest deviation {@code s} of what is measured, {@code s * (prior mean + process)}: where the logarithm of
     * {@code exp(-|values / s - expected|^2 / 2) / s^n} is highest.
     *
     * @param values and what was expected of them, both divided by the Cholesky factor
     */
    static double deviation(double[] values, double[] expected) {
        double misfit = 0;
        double agreement = 0;
        for (int i = 0; i < values.length; i++) {
            misfit += values[i] * values[i];
            agreement += values[i] * expected[i];
        }
        double n = Math.max(1, values.length);
        return (Math.sqrt(agreement * agreement + 4 * n * Math.max(misfit, LEAST_VARIANCE)) - agreement) / (2 * n);
    }

    /** The process given values at its first points. */
    public final class Fit {
        private final double[] values;
        private final double[] weights;
        private final double deviation;
        private final double priorMean;

        private Fit(double[] values, double[] weights, double deviation, double priorMean) {
            this.values = values;
            this.weights = weights;
            this.deviation = deviation;
            this.priorMean = priorMean;
        }

        /** What is expected at one of the points. */
        double meanAt(int point) {
            return values[point] - noise * weights[point];
        }

        /** How much more is expected of a network for each unit more that scores say of it, as far as that is linear. */
        double scoreWeight() {
            double told = 0;
            for (int i = 0; i < weights.length; i++) {
                told += points.get(i).score() * weights[i];
            }
            return deviation * kernel.prior() + kernel.ofScores().linear() * told;
        }

        /**
         * What is expected elsewhere, and more than the variance there can be: what is left of it by the nearest point
         * alone.
         */
        Guess guess(Point point) {
            double mean = deviation * (kernel.prior(point) - priorMean);
            double told = 0;
            for (int i = 0; i < points.size(); i++) {
                double covariance = kernel.covariance(point, points.get(i));
                mean += i < weights.length ? weights[i] * covariance : 0;
                told = Math.max(told, covariance * covariance / priors.get(i));
            }
            return new Guess(
                    mean, deviation * deviation * Math.max(LEAST_VARIANCE, kernel.covariance(point, point) - told));
        }

        /** The covariances of some points, given the values; noise left aside. */
        double[][] covariances(List<Point> at) {
            return GaussianProcess.this.covariances(at, deviation * deviation);
        }

        /** The variance of a measurement at a point around what is expected there, once that is known for sure. */
        double noiseVariance() {
            return deviation * deviation * noise;
        }

        /**
         * The variances at some points, noise left aside, in time quadratic in the number of points for each. Points added
         * after those that have values count: they will be measured.
         */
        double[] variances(List<Point> at) {
            int m = at.size();
            double[] variances = new double[m];
            Arrays.setAll(variances, c -> kernel.covariance(at.get(c), at.get(c)));
            double[][] solved = new double[points.size()][m];
            for (int i = 0; i < solved.length; i++) {
                double[] x = solved[i];
                for (int c = 0; c < m; c++) {
                    x[c] = kernel.covariance(at.get(c), points.get(i));
                }
                double[] row = factor.get(i);
                for (int j = 0; j < i; j++) {
                    subtract(row[j], solved[j], x);
                }
                for (int c = 0; c < m; c++) {
                    x[c] /= row[i];
                    variances[c] -= x[c] * x[c];
                }
            }
            for (int c = 0; c < m; c++) {
                variances[c] = deviation * deviation * Math.max(variances[c], LEAST_VARIANCE);
            }
            return variances;
        }
    }

    /**
     * What is left of the covariances of some points, noise left aside, in time quadratic in the number of points for each.
     */
    double[][] covariances(List<Point> at, double scale) {
        int m = at.size();
        double[][] left = new double[m][m];
        double[][] solved = new double[m][points.size()];
        for (int a = 0; a < m; a++) {
            Point here = at.get(a);
            Arrays.setAll(solved[a], i -> kernel.covariance(here, points.get(i)));
            forward(solved[a], points.size());
            for (int b = 0; b <= a; b++) {
                double sum = kernel.covariance(here, at.get(b));
                for (int i = 0; i < points.size(); i++) {
                    sum -= solved[a][i] * solved[b][i];
                }
                left[a][b] = scale * (a == b ? Math.max(sum, LEAST_VARIANCE) : sum);
                left[b][a] = left[a][b];
            }
        }
        return left;
    }

    /** A mean, and a bound of the variance. */
    public record Guess(double mean, double varianceBound) {}

    /** {@code to -= times * from}; a loop of its own, so that it is compiled to vector instructions. */
    private static void subtract(double times, double[] from, double[] to) {
        for (int c = 0; c < to.length; c++) {
            to[c] -= times * from[c];
        }
    }
}
