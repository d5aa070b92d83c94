package io.nas4j.space.architecture;

/** The rounding of channel counts that all published mobile networks share. */
public final class Channels {

    /** Beyond what a block may have, and far from where integers end. */
    private static final double MOST = 1e9;

    private Channels() {}

    /**
     * The nearest multiple of the divisor, at least the divisor, but never 10 % less than asked (tensorflow/tpu
     * efficientnet_builder.py, {@code round_filters}); in the same order of IEEE double operations.
     */
    public static int rounded(double channels, int divisor) {
        int nearest = nearest(channels, divisor);
        return nearest < 0.9 * channels ? nearest + divisor : nearest;
    }

    /** The nearest multiple of the divisor, at least the divisor (google/automl effnetv2_model.py). */
    public static int nearest(double channels, int divisor) {
        return Math.max(divisor, (int) Math.min(channels + divisor / 2.0, MOST) / divisor * divisor);
    }
}
