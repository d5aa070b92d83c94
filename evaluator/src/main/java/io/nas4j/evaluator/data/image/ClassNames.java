package io.nas4j.evaluator.data.image;

import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files with the names of classes, one name a line, as data sets have them. */
public final class ClassNames {

    private static final long MAX_BYTES = 1 << 20;

    private ClassNames() {}

    /**
     * The names; blank lines are passed over.
     *
     * @throws InvalidInputException where the file is no UTF-8 text, or names two classes alike
     */
    public static List<String> read(Path file) {
        List<String> names = new UserFile("file", file, MAX_BYTES)
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(compared(name))) {
                throw new InvalidInputException(
                        file + " must give each class its own name, but has '" + name + "' twice");
            }
        }
        return names;
    }

    /** What names are compared by: an accented letter is the same, composed of two characters or not. */
    public static String compared(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** The names, which must be so many. */
    public static List<String> read(Path file, int classes) {
        List<String> names = read(file);
        if (names.size() != classes) {
            throw new InvalidInputException(file + " must name " + classes + " classes, but names " + names.size());
        }
        return names;
    }
}
