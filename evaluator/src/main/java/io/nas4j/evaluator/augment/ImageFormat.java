package io.nas4j.evaluator.augment;

/**
 * What operations must know of the images: square, unsigned bytes {@code [side, side, channels]}.
 *
 * @param fill of each channel, shown where an image is moved away from
 */
record ImageFormat(int side, int channels, byte[] fill) {

    /** Bytes of an image. */
    int length() {
        return side * side * channels;
    }
}
