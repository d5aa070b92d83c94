package io.nas4j.core.transfer;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;

/**
 * The parts of a network that training leaves as they are, from the image on.
 *
 * @param parts how many of stem, stages, head: 0 for none, 1 for the stem; {@link Integer#MAX_VALUE} for all but the classifier
 */
public record Freeze(int parts) {

    /** All parts learn. */
    public static final Freeze NONE = new Freeze(0);

    private static final String STEM = "stem";
    private static final String STAGES = "stages:";
    private static final Freeze ALL_BUT_HEAD = new Freeze(Integer.MAX_VALUE);
    private static final String ALL_BUT_HEAD_TEXT = "all-but-head";
    private static final String NONE_TEXT = "none";

    /**
     * Reads {@code none}, {@code stem}, {@code stages:N} (the stem and the first N stages) or {@code all-but-head}.
     *
     * @throws InvalidInputException where the text is none of them
     */
    public static Freeze parse(String text) {
        if (text.matches(STAGES + "[1-9][0-9]{0,2}")) {
            return new Freeze(Integer.parseInt(text.substring(STAGES.length())) + 1);
        }
        return switch (text) {
            case NONE_TEXT -> NONE;
            case STEM -> new Freeze(1);
            case ALL_BUT_HEAD_TEXT -> ALL_BUT_HEAD;
            default ->
                throw new InvalidInputException(
                        "frozen parts must be none, stem, stages:N with N from 1, or all-but-head, but were '" + text
                                + "'");
        };
    }

    /** What {@link #parse} reads. */
    public String text() {
        return equals(NONE)
                ? NONE_TEXT
                : equals(ALL_BUT_HEAD) ? ALL_BUT_HEAD_TEXT : parts == 1 ? STEM : STAGES + (parts - 1);
    }

    /**
     * Refuses more stages than a network has.
     *
     * @throws InvalidInputException naming how many there are
     */
    public void requireFits(Architecture architecture) {
        int stages = architecture.stages().size();
        if (!equals(ALL_BUT_HEAD) && parts - 1 > stages) {
            throw new InvalidInputException("frozen parts must be at most stages:" + stages + ", since the network has "
                    + stages + " stages, but were " + text());
        }
    }
}
