package io.nas4j.export.quantisation;

import io.nas4j.space.Decimals;

/**
 * What numbers of a tensor are told apart by 8 bits: 256 steps of one width from {@code min} to {@code max}. Zero is always
 * among them, since padding is made of it.
 */
public record ValueRange(float min, float max) {

    private static final int STEPS = 255;
    private static final int LEAST = -128;

    public ValueRange {
        if (!(Float.isFinite(min) && Float.isFinite(max))) {
            throw new IllegalArgumentException(
                    "a range ends somewhere, but was given " + Decimals.text(min) + " and " + Decimals.text(max));
        }
        min = Math.min(min, 0);
        max = Math.max(max, 0);
    }

    /** Width of a step; above 0. */
    public float scale() {
        float scale = (max - min) / STEPS;
        return scale < Float.MIN_NORMAL ? 1 : scale;
    }

    /** The 8-bit number that means 0. */
    public byte zeroPoint() {
        return (byte) Math.max(LEAST, Math.min(LEAST + STEPS, Math.round(LEAST - min / scale())));
    }

    /** The least range that holds both. */
    ValueRange with(ValueRange other) {
        return new ValueRange(Math.min(min, other.min), Math.max(max, other.max));
    }
}
