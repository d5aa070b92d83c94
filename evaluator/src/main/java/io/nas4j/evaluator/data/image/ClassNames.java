package io.nas4j.evaluator.data.image;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that name classes, a line each, as they come with data sets. */
public final class ClassNames {

    private ClassNames() {}

    /** The names; blank lines are passed over. */
    public static List<String> read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new WorkFailedException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
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
