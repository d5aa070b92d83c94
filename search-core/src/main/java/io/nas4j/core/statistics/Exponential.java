package io.nas4j.core.statistics;

import java.util.stream.IntStream;

/**
 * The exponential function and what is made of it, from sums and products only, which give the same bits on every machine: a
 * study may go on on another one and must propose the same there. Strategies ask for it millions of times a second, and
 * StrictMath, which keeps the same promise, takes two and a half times as long.
 */
public final class Exponential {

    /** Beyond, the result would be 0 or infinite, or nearly. */
    private static final double RANGE = 700;

    private static final int STEPS = 64;

    /** {@code 2^(i / STEPS)}. */
    private static final double[] POWERS = IntStream.range(0, STEPS)
            .mapToDouble(i -> StrictMath.pow(2, (double) i / STEPS))
            .toArray();

    /** ln 2 / STEPS in two parts: the first has so few digits that whole multiples of it are exact. */
    private static final double STEP = 0x1.62e42feep-1 / STEPS;

    private static final double STEP_REST = 0x1.a39ef35793c76p-33 / STEPS;

    private Exponential() {}

    /**
     * e to the power of x, finite for every x that is a number, to about 1e-15 of itself: the nearest power of 2 to the
     * STEPS-th root is looked up, and the rest, at most 0.0055, goes into Taylor's series.
     */
    public static double exp(double x) {
        double limited = Math.max(-RANGE, Math.min(RANGE, x));
        double steps = Math.rint(limited * (1 / STEP));
        double rest = limited - steps * STEP - steps * STEP_REST;
        double squared = rest * rest;
        double series = 1 + rest + squared * (0.5 + rest * (1.0 / 6) + squared * (1.0 / 24 + rest * (1.0 / 120)));
        int whole = (int) steps;
        double power = Double.longBitsToDouble((long) ((whole >> 6) + 1023) << 52);
        return POWERS[whole & (STEPS - 1)] * series * power;
    }

    public static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    public static double tanh(double x) {
        return 1 - 2 / (1 + exp(2 * x));
    }
}
