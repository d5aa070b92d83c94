package io.nas4j.evaluator.zerocost;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** Scores that are functions of the eigenvalues of a symmetric matrix over the images of a batch. */
public final class Spectrum {

    /** Keeps eigenvalues off zero (Mellor et al. 2020). */
    private static final double OFFSET = 1e-5;

    /** Images whose codes are equal would make a determinant zero, and rank nothing. */
    private static final double SMALLEST = 1e-9;

    private Spectrum() {}

    /**
     * {@code -sum(log(v + k) + 1 / (v + k))} over the eigenvalues v of the correlations between rows.
     *
     * @param jacobian {@code [images, values]}: gradient of the sum of an image's logits by its pixels
     */
    public static double correlationScore(float[][] jacobian) {
        int images = jacobian.length;
        double[][] centred = new double[images][];
        for (int i = 0; i < images; i++) {
            centred[i] = normalised(jacobian[i]);
        }
        double[][] correlations = new double[images][images];
        for (int i = 0; i < images; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < centred[i].length; k++) {
                    sum += centred[i][k] * centred[j][k];
                }
                correlations[i][j] = sum;
                correlations[j][i] = sum;
            }
        }
        return -Arrays.stream(eigenvalues(correlations))
                .map(value -> Math.max(value, 0) + OFFSET)
                .map(value -> Math.log(value) + 1 / value)
                .sum();
    }

    /** Less its mean, and of length 1; a row that does not vary stays zero. */
    private static double[] normalised(float[] row) {
        double mean = 0;
        for (float value : row) {
            mean += value;
        }
        mean /= row.length;
        double[] centred = new double[row.length];
        double square = 0;
        for (int k = 0; k < row.length; k++) {
            centred[k] = row[k] - mean;
            square += centred[k] * centred[k];
        }
        double length = square > 0 ? Math.sqrt(square) : 1;
        for (int k = 0; k < row.length; k++) {
            centred[k] /= length;
        }
        return centred;
    }

    /**
     * {@code log |det K|} where {@code K[i][j]} counts the units that images i and j switch alike.
     *
     * @param agreements K, symmetric
     * @param units that the images switch: what an image agrees with itself in
     */
    public static double logDeterminant(double[][] agreements, double units) {
        return Arrays.stream(eigenvalues(agreements))
                .map(value -> Math.log(Math.max(Math.abs(value), SMALLEST * units)))
                .sum();
    }

    private static double[] eigenvalues(double[][] symmetric) {
        return new EigenDecomposition(new Array2DRowRealMatrix(symmetric, false)).getRealEigenvalues();
    }
}
