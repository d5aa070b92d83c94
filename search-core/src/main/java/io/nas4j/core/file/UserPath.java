package io.nas4j.core.file;

import io.nas4j.space.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Turns what a user typed into a path. */
public final class UserPath {

    /** What Java puts in the place of bytes that are no text. */
    public static final char UNREADABLE = '\ufffd';

    private UserPath() {}

    /**
     * The path that a text names.
     *
     * @param what the text is, as {@code --config}: the first words of a refusal
     * @throws InvalidInputException where the text is empty or can be no path here, or has bytes that Java could not decode
     */
    public static Path of(String what, String text) {
        if (text.isEmpty()) {
            throw new InvalidInputException(what + " must be a path, but is empty");
        }
        if (text.indexOf(UNREADABLE) >= 0) {
            throw new InvalidInputException(
                    what + " has characters that cannot be read, in '" + text + "': " + FileNames.remedy());
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            boolean encoding = text.chars().anyMatch(c -> c > 127) && !FileNames.readAsUtf8();
            throw new InvalidInputException(
                    what + " must be a path, but '" + text + "' can be none: "
                            + (encoding ? FileNames.remedy() : "it has a character that no path may have"),
                    e);
        }
    }
}
