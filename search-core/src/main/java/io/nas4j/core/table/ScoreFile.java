package io.nas4j.core.table;

import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Reads scores of networks from a CSV file: a line with the names of the columns, then a line a network. {@code code} must
 * be there and one column at least that is named after a score; others are not read.
 */
public final class ScoreFile {

    private ScoreFile() {}

    /**
     * All rows, in the order of the file.
     *
     * @param names of all scores that there are
     * @throws InvalidInputException naming the line and what is wrong with it
     */
    public static List<ScoreRow> read(Path file, Collection<String> names) {
        CodedLines.Kind kind = new CodedLines.Kind(
                "scores",
                List.of(),
                names,
                "code,naswot",
                "they need code and a column that is named after a score: " + String.join(", ", names));
        return CodedLines.read(kind, file, line -> new ScoreRow(line.number(), line.code(), line.scores(names)));
    }
}
