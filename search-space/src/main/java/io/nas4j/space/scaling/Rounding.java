package io.nas4j.space.scaling;

import io.nas4j.space.Require;

/**
 * The published rounding rules (tensorflow/tpu, efficientnet_builder.py, {@code round_filters} and
 * {@code round_repeats}), in the same order of IEEE double operations.
 *
 * @param divisor channel counts are multiples of it and at least it; 8 as published
 */
public record Rounding(int divisor) {

    /** Divisor 8. */
    public static final Rounding PUBLISHED = new Rounding(8);

    public Rounding {
        Require.between("channel divisor", divisor, 1, 1024);
    }

    /** Channels after a width multiplier: the nearest multiple of the divisor, but never 10 % less than asked. */
    public int filters(int filters, double width) {
        double scaled = filters * width;
        int rounded = Math.max(divisor, (int) (scaled + divisor / 2.0) / divisor * divisor);
        return rounded < 0.9 * scaled ? rounded + divisor : rounded;
    }

    /** Layers after a depth multiplier: rounded up. */
    public int layers(int layers, double depth) {
        return (int) Math.ceil(depth * layers);
    }

    /** Pixels after a resolution multiplier: the nearest whole number. */
    public int resolution(int resolution, double multiplier) {
        return (int) Math.round(resolution * multiplier);
    }
}
