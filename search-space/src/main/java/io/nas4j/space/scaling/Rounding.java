package io.nas4j.space.scaling;

import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Channels;
import java.util.ArrayList;
import java.util.List;

/**
 * How what was multiplied becomes whole. Each published rule has its own way, in the same order of IEEE double operations.
 *
 * @param divisor channel counts are multiples of it and at least it; 8 as published
 */
public record Rounding(int divisor, Widths widths, Layers layers, Sides sides) {

    /** How channel counts become multiples of the divisor. */
    public enum Widths {
        /** The nearest multiple, but never 10 % less than asked (tensorflow/tpu, efficientnet_builder.py, {@code round_filters}). */
        NEVER_A_TENTH_LESS,
        /** The nearest multiple, the upper one of two (EfficientNetV2; google/automl, effnetv2_model.py). */
        NEAREST,
        /** The nearest multiple, the even one of two (Dollár et al. 2021; pycls/models/scaler.py). */
        NEAREST_OR_EVEN
    }

    /** How layers become whole. */
    public enum Layers {
        /** Rounded up (tensorflow/tpu, efficientnet_builder.py, {@code round_repeats}). */
        UP,
        /** The nearest number, the even one of two, at least 1 (TinyNet, and Dollár et al. 2021). */
        NEAREST_OR_EVEN
    }

    /** How the sides of images become whole. */
    public enum Sides {
        /** The nearest number of pixels. */
        NEAREST,
        /** Rounded down (TinyNet; Efficient-AI-Backbones, tinynet.py). */
        DOWN,
        /** The nearest multiple of 4, the even one of two (Dollár et al. 2021; pycls/models/scaler.py). */
        FOUR
    }

    /** What {@link #naturalDivisor} may be. */
    public static final List<Integer> NATURAL_DIVISORS = List.of(8, 4, 2, 1);

    private static final int FOUR = 4;

    /** EfficientNet's: divisor 8, never 10 % less than asked, layers rounded up. */
    public static final Rounding PUBLISHED = new Rounding(8);

    /** EfficientNetV2's: divisor 8, the nearest multiple. */
    public static final Rounding EFFICIENTNETV2 = PUBLISHED.withWidths(Widths.NEAREST);

    /** TinyNet's: channels as EfficientNet's, the nearest number of layers, the side of images rounded down. */
    public static final Rounding TINYNET =
            new Rounding(8, Widths.NEVER_A_TENTH_LESS, Layers.NEAREST_OR_EVEN, Sides.DOWN);

    /** That of fast compound scaling: everything to the nearest, of two to the even one. */
    public static final Rounding DWR = new Rounding(8, Widths.NEAREST_OR_EVEN, Layers.NEAREST_OR_EVEN, Sides.FOUR);

    public Rounding {
        Require.between("channel divisor", divisor, 1, 1024);
    }

    /** EfficientNet's with another divisor. */
    public Rounding(int divisor) {
        this(divisor, Widths.NEVER_A_TENTH_LESS, Layers.UP, Sides.NEAREST);
    }

    /** The same with another divisor. */
    public Rounding withDivisor(int other) {
        return new Rounding(other, widths, layers, sides);
    }

    /** The same with channel counts rounded otherwise. */
    public Rounding withWidths(Widths other) {
        return new Rounding(divisor, other, layers, sides);
    }

    /** The largest of 8, 4, 2 and 1 that divides all of a network's channel counts: rounding then leaves it as it is. */
    public static int naturalDivisor(Architecture architecture) {
        List<Integer> channels = new ArrayList<>();
        channels.add(architecture.stem().filters());
        channels.add(architecture.head().filters());
        architecture.stages().forEach(stage -> channels.add(stage.filters()));
        return NATURAL_DIVISORS.stream()
                .filter(divisor -> channels.stream().allMatch(channel -> channel % divisor == 0))
                .findFirst()
                .orElse(1);
    }

    /** Channels after a width multiplier. */
    public int filters(int filters, double width) {
        return nearest(filters * width);
    }

    int nearest(double channels) {
        return switch (widths) {
            case NEVER_A_TENTH_LESS -> Channels.rounded(channels, divisor);
            case NEAREST -> Channels.nearest(channels, divisor);
            case NEAREST_OR_EVEN -> whole(Math.max(1, Math.rint(channels / divisor)) * divisor);
        };
    }

    /** Layers after a depth multiplier. */
    public int layers(int count, double depth) {
        return switch (layers) {
            case UP -> (int) Math.ceil(depth * count);
            case NEAREST_OR_EVEN -> whole(Math.max(1, Math.rint(depth * count)));
        };
    }

    /** Pixels after a resolution multiplier. */
    public int resolution(int resolution, double multiplier) {
        double pixels = resolution * multiplier;
        return switch (sides) {
            case NEAREST -> whole(Math.round(pixels));
            case DOWN -> whole(Math.floor(pixels));
            case FOUR -> whole(Math.rint(pixels / FOUR) * FOUR);
        };
    }

    /** What does not fit is refused where the network is built. */
    private static int whole(double value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
