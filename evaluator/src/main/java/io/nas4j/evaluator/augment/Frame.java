package io.nas4j.evaluator.augment;

/**
 * What operations must know of the pictures: square, unsigned bytes {@code [side, side, channels]}.
 *
 * @param fill of each channel, shown where a picture is moved away from
 */
record Frame(int side, int channels, byte[] fill) {

    /** Bytes of a picture. */
    int length() {
        return side * side * channels;
    }
}
