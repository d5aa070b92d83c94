package io.nas4j.controller.policy;

/**
 * The exponential function and what is made of it, in additions, multiplications and divisions alone, which give the same
 * bits on every machine and in compiled and interpreted code: a study may go on on another machine and must propose the same
 * there. StrictMath promises that too, and takes as long a call.
 */
final class Exponential {

    private static final double LOG2_E = 1.4426950408889634;

    /** ln 2 in two parts, of which the first times a whole number up to 2,000 is exact. */
    private static final double LN2_HIGH = 6.93147180369123816490e-01;

    private static final double LN2_LOW = 1.90821492927058770002e-10;

    /** Beyond, the result is 0 or infinite, or nearly. */
    private static final double RANGE = 700;

    private Exponential() {}

    /** e to the power of x, to 1e-14 relative: 2^n * e^r with |r| up to ln(2) / 2, whose Taylor series ends with r^12. */
    static double exp(double x) {
        double limited = x > RANGE ? RANGE : x < -RANGE ? -RANGE : x;
        double scaled = limited * LOG2_E;
        int n = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        double r = limited - n * LN2_HIGH - n * LN2_LOW;
        double sum = 1.0 / 479001600;
        sum = sum * r + 1.0 / 39916800;
        sum = sum * r + 1.0 / 3628800;
        sum = sum * r + 1.0 / 362880;
        sum = sum * r + 1.0 / 40320;
        sum = sum * r + 1.0 / 5040;
        sum = sum * r + 1.0 / 720;
        sum = sum * r + 1.0 / 120;
        sum = sum * r + 1.0 / 24;
        sum = sum * r + 1.0 / 6;
        sum = sum * r + 0.5;
        sum = sum * r + 1;
        sum = sum * r + 1;
        return sum * Double.longBitsToDouble((n + 1023L) << 52);
    }

    static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    static double tanh(double x) {
        return 1 - 2 / (1 + exp(2 * x));
    }
}
