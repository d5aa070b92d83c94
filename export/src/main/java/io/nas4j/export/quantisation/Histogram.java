package io.nas4j.export.quantisation;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * How often numbers without their signs fell into bins of equal width, and where it costs the least information to cut them
 * (Migacz 2017, 8-bit Inference with TensorRT).
 */
final class Histogram {

    private static final int BINS = 2048;

    /** Numbers that 8 bits tell apart on one side of zero. */
    private static final int LEVELS = 128;

    /** Stands for a share of nothing: only numbers that were cut have a bin where the spread has none. */
    private static final double LEAST_SHARE = 1e-9;

    /** Cuts that are tried lie so many bins apart. */
    private static final int STRIDE = 16;

    private final double[] counts = new double[BINS];
    private final float most;

    /** @param most the largest number without its sign; above 0 */
    Histogram(float most) {
        this.most = most;
    }

    void add(FloatBuffer values) {
        while (values.hasRemaining()) {
            counts[Math.min(BINS - 1, (int) (Math.abs(values.get()) / most * BINS))]++;
        }
    }

    /**
     * The cut of the least divergence: numbers beyond it become the cut itself. So few numbers that they leave most bins empty
     * do not say which are rare, and none is cut.
     */
    float cut() {
        if (Arrays.stream(counts).sum() < BINS) {
            return most;
        }
        double least = Double.POSITIVE_INFINITY;
        int best = BINS;
        for (int bins = LEVELS; bins <= BINS; bins += STRIDE) {
            double divergence = divergence(bins);
            if (divergence <= least) {
                least = divergence;
                best = bins;
            }
        }
        return most * best / BINS;
    }

    /** Of the counts, cut after so many bins, from the same spread over as many levels as there are. */
    private double divergence(int bins) {
        double beyond = 0;
        for (int i = bins; i < BINS; i++) {
            beyond += counts[i];
        }
        double total = beyond;
        for (int i = 0; i < bins; i++) {
            total += counts[i];
        }
        double[] spread = spread(bins);
        double kept = total - beyond;
        double divergence = 0;
        for (int i = 0; i < bins; i++) {
            double p = (counts[i] + (i == bins - 1 ? beyond : 0)) / total;
            if (p > 0) {
                divergence += p * Math.log(p / Math.max(spread[i] / kept, LEAST_SHARE));
            }
        }
        return divergence;
    }

    /** The counts of each level, spread evenly over those of its bins that are not empty. */
    private double[] spread(int bins) {
        double[] spread = new double[bins];
        for (int level = 0; level < LEVELS; level++) {
            int from = (int) ((long) level * bins / LEVELS);
            int to = (int) ((level + 1L) * bins / LEVELS);
            double sum = 0;
            int filled = 0;
            for (int i = from; i < to; i++) {
                sum += counts[i];
                filled += counts[i] > 0 ? 1 : 0;
            }
            for (int i = from; i < to; i++) {
                spread[i] = counts[i] > 0 ? sum / filled : 0;
            }
        }
        return spread;
    }
}
