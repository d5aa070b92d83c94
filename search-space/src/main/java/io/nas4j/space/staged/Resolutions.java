package io.nas4j.space.staged;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Input;

/**
 * The input sizes that a space was made for: its strides leave enough of a smaller image, and its networks are affordable
 * at a larger one.
 *
 * @param least in pixels a side
 * @param most in pixels a side
 */
public record Resolutions(int least, int most) {

    /** Of a space that does not say what it was made for. */
    public static final Resolutions ANY = new Resolutions(1, Input.MAX_RESOLUTION);

    public Resolutions {
        Require.between("least resolution", least, 1, Input.MAX_RESOLUTION);
        Require.between("most resolution", most, 1, Input.MAX_RESOLUTION);
        if (least > most) {
            throw new InvalidInputException(
                    "the least resolution must be at most the most, " + most + " pixels, but was " + least);
        }
    }

    public boolean has(int pixels) {
        return pixels >= least && pixels <= most;
    }

    /** The size within the range that is nearest to a size. */
    public int nearest(int pixels) {
        return Math.max(least, Math.min(most, pixels));
    }

    /** As {@code 32 to 64 pixels}. */
    public String text() {
        return (least == most ? "" : least + " to ") + most + " pixels";
    }
}
