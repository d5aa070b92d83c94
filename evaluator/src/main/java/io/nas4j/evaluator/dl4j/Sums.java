package io.nas4j.evaluator.dl4j;

/** Sums with double precision in four strands, since one waits for its last addition. */
final class Sums {

    private static final int STRANDS = 4;

    private Sums() {}

    static double of(float[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + STRANDS <= values.length; i += STRANDS) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < values.length; i++) {
            a += values[i];
        }
        return a + b + (c + d);
    }

    /** Of the squared distances from a centre. */
    static double ofSquares(float[] values, float centre) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + STRANDS <= values.length; i += STRANDS) {
            a += square(values[i] - centre);
            b += square(values[i + 1] - centre);
            c += square(values[i + 2] - centre);
            d += square(values[i + 3] - centre);
        }
        for (; i < values.length; i++) {
            a += square(values[i] - centre);
        }
        return a + b + (c + d);
    }

    private static double square(double value) {
        return value * value;
    }

    /** Of {@code (value - centre) * factor}. */
    static double ofProducts(float[] values, float centre, float[] factors) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + STRANDS <= values.length; i += STRANDS) {
            a += (double) (values[i] - centre) * factors[i];
            b += (double) (values[i + 1] - centre) * factors[i + 1];
            c += (double) (values[i + 2] - centre) * factors[i + 2];
            d += (double) (values[i + 3] - centre) * factors[i + 3];
        }
        for (; i < values.length; i++) {
            a += (double) (values[i] - centre) * factors[i];
        }
        return a + b + (c + d);
    }
}
