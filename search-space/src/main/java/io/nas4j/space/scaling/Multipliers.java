package io.nas4j.space.scaling;

import io.nas4j.space.Require;

/** Factors on the layers of each stage, on every channel count, and on the input resolution. */
public record Multipliers(double depth, double width, double resolution) {

    public Multipliers {
        Require.positive("depth multiplier", depth);
        Require.positive("width multiplier", width);
        Require.positive("resolution multiplier", resolution);
    }
}
