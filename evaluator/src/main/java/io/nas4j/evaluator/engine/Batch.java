package io.nas4j.evaluator.engine;

import java.util.Optional;

/**
 * Images and their labels. Arrays are shared, not copied, and only read.
 *
 * @param count images
 * @param size height and width in pixels
 * @param pixels normalised values, row-major {@code [count, size, size, channels]}
 * @param labels class of each image, from 0
 * @param soft what stands for the labels in training, where images have something of several classes
 * @param lesson what a teacher says of the images, where the network has one
 */
public record Batch(
        int count,
        int size,
        int channels,
        float[] pixels,
        int[] labels,
        Optional<SoftLabels> soft,
        Optional<Lesson> lesson) {

    public Batch {
        if (pixels.length != (long) count * size * size * channels || labels.length != count) {
            throw new IllegalArgumentException("a batch of " + count + " images of " + size + "x" + size + "x"
                    + channels + " has " + pixels.length + " values and " + labels.length + " labels");
        }
        if (soft.filter(each -> each.count() != count).isPresent()) {
            throw new IllegalArgumentException("a batch of " + count + " images has soft labels of "
                    + soft.get().count());
        }
    }

    /** Images of one class each. */
    public Batch(int count, int size, int channels, float[] pixels, int[] labels) {
        this(count, size, channels, pixels, labels, Optional.empty(), Optional.empty());
    }
}
