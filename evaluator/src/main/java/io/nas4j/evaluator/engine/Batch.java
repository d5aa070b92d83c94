package io.nas4j.evaluator.engine;

/**
 * Images and their labels. Arrays are shared, not copied, and only read.
 *
 * @param count images
 * @param size height and width in pixels
 * @param pixels normalised values, row-major {@code [count, size, size, channels]}
 * @param labels class of each image, from 0
 */
public record Batch(int count, int size, int channels, float[] pixels, int[] labels) {

    public Batch {
        if (pixels.length != (long) count * size * size * channels || labels.length != count) {
            throw new IllegalArgumentException("a batch of " + count + " images of " + size + "x" + size + "x"
                    + channels + " has " + pixels.length + " values and " + labels.length + " labels");
        }
    }
}
