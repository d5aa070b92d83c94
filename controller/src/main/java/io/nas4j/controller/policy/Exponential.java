package io.nas4j.controller.policy;

/**
 * The exponential function and what is made of it, from StrictMath, which gives the same bits on every machine: a study may go
 * on on another one and must propose the same there.
 */
final class Exponential {

    /** Beyond, the result would be 0 or infinite, or nearly. */
    private static final double RANGE = 700;

    private Exponential() {}

    /** e to the power of x, finite for every x that is a number. */
    static double exp(double x) {
        return StrictMath.exp(Math.max(-RANGE, Math.min(RANGE, x)));
    }

    static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    static double tanh(double x) {
        return 1 - 2 / (1 + exp(2 * x));
    }
}
