package io.nas4j.grid.sweep;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What of a network grows. */
public enum Dimension {
    /** Layers of each stage. */
    DEPTH,
    /** Channels. */
    WIDTH,
    /** Pixels a side of the images. */
    RESOLUTION,
    /** All three together, by a scaling rule. */
    COMPOUND;

    /** The name in text. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its coefficient is called: {@code d}, {@code w}, {@code r} or {@code phi}. */
    public String coefficient() {
        return switch (this) {
            case DEPTH -> "d";
            case WIDTH -> "w";
            case RESOLUTION -> "r";
            case COMPOUND -> "phi";
        };
    }

    /**
     * The dimension of that name.
     *
     * @throws InvalidInputException where there is none
     */
    public static Dimension parse(String text) {
        List<String> names = Arrays.stream(values()).map(Dimension::text).toList();
        return Arrays.stream(values())
                .filter(dimension -> dimension.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("a dimension of a sweep must be one of "
                        + String.join(", ", names) + ", but was '" + text + "'" + NearName.hint(text, names)));
    }
}
