package io.nas4j.space.architecture;

import io.nas4j.space.Require;

/**
 * The image that a network reads.
 *
 * @param resolution height and width in pixels
 * @param channels 3 for colour, 1 for grey
 */
public record Input(int resolution, int channels) {

    /** The largest side in pixels that a network may read. */
    public static final int MAX_RESOLUTION = 8192;

    public Input {
        Require.between("resolution", resolution, 1, MAX_RESOLUTION);
        Require.between("input channels", channels, 1, 64);
    }
}
