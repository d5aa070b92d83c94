package io.nas4j.evaluator.data.shapes;

import java.util.SplittableRandom;

/** A square image being drawn: one float a channel, 0 to 255. */
final class ShapeCanvas {

    private final int side;
    private final float[] values;

    ShapeCanvas(int side) {
        this.side = side;
        this.values = new float[3 * side * side];
    }

    /** Depth of a point inside the drawn form, in pixels; negative outside. */
    @FunctionalInterface
    interface Depth {
        float at(float x, float y);
    }

    /** The mix of two colours at a point: 0 for {@code from}, 1 for {@code to}. */
    @FunctionalInterface
    interface Blend {
        float at(float x, float y);
    }

    /** Colours every pixel. */
    void fill(float[] from, float[] to, Blend blend) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float part = blend.at(x + 0.5f, y + 0.5f);
                int at = 3 * (y * side + x);
                for (int c = 0; c < 3; c++) {
                    values[at + c] = from[c] + part * (to[c] - from[c]);
                }
            }
        }
    }

    /** Draws a form with smooth edges, within {@code reach} pixels of a centre. */
    void draw(float centreX, float centreY, float reach, Depth depth, float[] from, float[] to, Blend blend) {
        int left = Math.max(0, (int) (centreX - reach));
        int top = Math.max(0, (int) (centreY - reach));
        int right = Math.min(side - 1, (int) (centreX + reach));
        int bottom = Math.min(side - 1, (int) (centreY + reach));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                float cover = Math.min(depth.at(x + 0.5f, y + 0.5f) + 0.5f, 1);
                if (cover > 0) {
                    float part = blend.at(x + 0.5f, y + 0.5f);
                    int at = 3 * (y * side + x);
                    for (int c = 0; c < 3; c++) {
                        float colour = from[c] + part * (to[c] - from[c]);
                        values[at + c] += cover * (colour - values[at + c]);
                    }
                }
            }
        }
    }

    /** The image as unsigned bytes with noise of up to {@code amplitude}. Every machine gives the same bytes. */
    byte[] withNoise(float amplitude, SplittableRandom random) {
        byte[] bytes = new byte[values.length];
        long bits = 0;
        for (int i = 0; i < bytes.length; i++) {
            bits = i % 4 == 0 ? random.nextLong() : bits >>> 16;
            float noise = ((bits & 0xffff) - 32767.5f) * (amplitude / 32767.5f);
            bytes[i] = (byte) Math.max(0, Math.min(255, (int) (values[i] + noise + 0.5f)));
        }
        return bytes;
    }
}
