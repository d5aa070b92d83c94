package io.nas4j.core.classify;

import io.nas4j.space.Require;

/**
 * How far the probabilities that a network gives are from how often it is right: the expected calibration error over
 * {@value #BINS} bins of equal width (Guo et al. 2017, section 2, eq. 3). A bin has its upper end and not its lower one.
 */
final class Calibration {

    static final int BINS = 15;

    private final long[] images = new long[BINS];
    private final long[] right = new long[BINS];
    private final double[] confidence = new double[BINS];

    /** @param probability of the likeliest class */
    void add(double probability, boolean isRight) {
        Require.between("a probability", probability, 0.0, 1.0);
        int bin = Math.max(0, (int) Math.ceil(probability * BINS) - 1);
        images[bin]++;
        confidence[bin] += probability;
        right[bin] += isRight ? 1 : 0;
    }

    /** From 0, where the network is right as often as it says, to 1. */
    double error() {
        double error = 0;
        long all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += images[bin];
            error += Math.abs(right[bin] - confidence[bin]);
        }
        return error / all;
    }
}
