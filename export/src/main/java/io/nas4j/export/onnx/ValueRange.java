package io.nas4j.export.onnx;

import io.nas4j.space.Decimals;

/**
 * What numbers of a tensor are told apart by 8 bits: 256 steps of one width from {@code min} to {@code max}. Zero is always
 * among them, since padding is made of it.
 */
record ValueRange(float min, float max) {

    private static final int STEPS = 255;
    private static final int LEAST = -128;

    ValueRange {
        if (!(Float.isFinite(min) && Float.isFinite(max))) {
            throw new IllegalArgumentException(
                    "a range ends somewhere, but was given " + Decimals.text(min) + " and " + Decimals.text(max));
        }
        min = Math.min(min, 0);
        max = Math.max(max, 0);
    }

    /** Width of a step; above 0. */
    float scale() {
        float scale = (max - min) / STEPS;
        return scale < Float.MIN_NORMAL ? 1 : scale;
    }

    /** The 8-bit number that means 0. */
    byte zeroPoint() {
        return (byte) Math.max(LEAST, Math.min(LEAST + STEPS, Math.round(LEAST - min / scale())));
    }
}
