package io.nas4j.space.scaling;

import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Channels;
import java.util.ArrayList;
import java.util.List;

/**
 * The published rounding rules (tensorflow/tpu, efficientnet_builder.py, {@code round_filters} and
 * {@code round_repeats}), in the same order of IEEE double operations.
 *
 * @param divisor channel counts are multiples of it and at least it; 8 as published
 * @param tenPercent whether channels are rounded up where rounding down would lose more than 10 %: as published, but not in
 *     EfficientNetV2 (google/automl, effnetv2_model.py)
 */
public record Rounding(int divisor, boolean tenPercent) {

    /** Divisor 8, never 10 % less than asked. */
    public static final Rounding PUBLISHED = new Rounding(8);

    public Rounding {
        Require.between("channel divisor", divisor, 1, 1024);
    }

    /** Never 10 % less than asked. */
    public Rounding(int divisor) {
        this(divisor, true);
    }

    /** The largest of 8, 4, 2 and 1 that divides all of a network's channel counts: rounding then leaves it as it is. */
    public static int naturalDivisor(Architecture architecture) {
        List<Integer> channels = new ArrayList<>();
        channels.add(architecture.stem().filters());
        channels.add(architecture.head().filters());
        architecture.stages().forEach(stage -> channels.add(stage.filters()));
        return List.of(8, 4, 2).stream()
                .filter(divisor -> channels.stream().allMatch(channel -> channel % divisor == 0))
                .findFirst()
                .orElse(1);
    }

    /** Channels after a width multiplier: the nearest multiple of the divisor. */
    public int filters(int filters, double width) {
        return nearest(filters * width);
    }

    int nearest(double channels) {
        return tenPercent ? Channels.rounded(channels, divisor) : Channels.nearest(channels, divisor);
    }

    /** Layers after a depth multiplier: rounded up. */
    public int layers(int layers, double depth) {
        return (int) Math.ceil(depth * layers);
    }

    /** Pixels after a resolution multiplier: the nearest whole number. */
    public int resolution(int resolution, double multiplier) {
        return (int) Math.min(Math.round(resolution * multiplier), Integer.MAX_VALUE);
    }
}
