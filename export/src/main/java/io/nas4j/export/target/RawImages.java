package io.nas4j.export.target;

import io.nas4j.space.InvalidInputException;

/**
 * Images as they are before any normalisation. The array is shared, not copied, and only read.
 *
 * @param count how many, at least one
 * @param size height and width in pixels
 * @param pixels from 0 to 255, row-major {@code [count, size, size, channels]}
 */
public record RawImages(int count, int size, int channels, float[] pixels) {

    public RawImages {
        if (count < 1) {
            throw new InvalidInputException("there must be at least one image, but there are " + count);
        }
        if (pixels.length != (long) count * size * size * channels) {
            throw new IllegalArgumentException(count + " images of " + size + "x" + size + "x" + channels + " have "
                    + (long) count * size * size * channels + " values, but " + pixels.length + " are given");
        }
    }
}
