package io.nas4j.export;

import io.nas4j.space.InvalidInputException;

/**
 * Pictures as they are before any normalisation. The array is shared, not copied, and only read.
 *
 * @param count how many, at least one
 * @param size height and width in pixels
 * @param pixels from 0 to 255, row-major {@code [count, size, size, channels]}
 */
public record Pictures(int count, int size, int channels, float[] pixels) {

    public Pictures {
        if (count < 1) {
            throw new InvalidInputException("there must be at least one picture, but there are " + count);
        }
        if (pixels.length != (long) count * size * size * channels) {
            throw new IllegalArgumentException(count + " pictures of " + size + "x" + size + "x" + channels + " have "
                    + (long) count * size * size * channels + " values, but " + pixels.length + " are given");
        }
    }
}
