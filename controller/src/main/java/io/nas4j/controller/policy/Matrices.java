package io.nas4j.controller.policy;

import java.util.Arrays;

/** Arithmetic on matrices that are arrays of their rows. */
final class Matrices {

    private Matrices() {}

    /**
     * {@code sum += factors * rows}, for the first so many factors and rows. Four rows at once, each an array of its own: a
     * form that the compiler vectorizes, while one array with offsets takes five times as long (JDK 17).
     */
    static void addProduct(double[] factors, double[][] rows, double[] sum, int count) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            add(
                    factors[k],
                    rows[k],
                    factors[k + 1],
                    rows[k + 1],
                    factors[k + 2],
                    rows[k + 2],
                    factors[k + 3],
                    rows[k + 3],
                    sum);
        }
        for (; k < count; k++) {
            add(factors[k], rows[k], sum);
        }
    }

    /** {@code sum += factor * row}. */
    static void add(double factor, double[] row, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    private static void add(
            double f, double[] a, double g, double[] b, double h, double[] c, double i, double[] d, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += f * a[j] + g * b[j] + h * c[j] + i * d[j];
        }
    }

    /** The scalar product. */
    static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** Writes the transposed matrix into another. */
    static void transpose(double[][] matrix, double[][] transposed) {
        for (int k = 0; k < matrix.length; k++) {
            for (int j = 0; j < transposed.length; j++) {
                transposed[j][k] = matrix[k][j];
            }
        }
    }

    static void clear(double[][] matrix) {
        for (double[] row : matrix) {
            Arrays.fill(row, 0);
        }
    }
}
