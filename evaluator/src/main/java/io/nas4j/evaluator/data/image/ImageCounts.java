package io.nas4j.evaluator.data.image;

import java.util.OptionalInt;

/**
 * How many images a data set has before any is split off.
 *
 * @param train images to train on, and to judge by where there are no others
 * @param validation images that are there to judge by; empty where they are split off {@code train}
 */
public record ImageCounts(int train, OptionalInt validation) {

    /** Images of which those to judge by are split off. */
    public static ImageCounts together(int images) {
        return new ImageCounts(images, OptionalInt.empty());
    }

    /** Images that are left to train on. */
    public int left(int validationImages) {
        return validation.isPresent() ? train : train - validationImages;
    }
}
