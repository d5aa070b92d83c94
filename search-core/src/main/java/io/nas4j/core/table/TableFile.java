package io.nas4j.core.table;

import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a table from a CSV file: a line with the names of the columns, then a line a network. {@code code} and
 * {@code accuracy} must be there; {@code params}, {@code flops} (or {@code macs}) and scores by their names may be; others are
 * not read. Accuracies are fractions, or per cent where any is above 1.
 */
public final class TableFile {

    private static final String ACCURACY = "accuracy";

    private static final CodedLines.Kind KIND = new CodedLines.Kind(
            "table",
            List.of(ACCURACY),
            List.of(),
            "code,accuracy,params,flops",
            "it needs code and accuracy, and may have params and flops");

    private TableFile() {}

    /**
     * All rows without scores, in the order of the file.
     *
     * @throws InvalidInputException naming the line and what is wrong with it
     */
    public static List<TableRow> read(Path file) {
        return read(file, List.of());
    }

    /**
     * All rows, in the order of the file.
     *
     * @param scores names of columns that are scores, where the file has them; a network may lack one
     * @throws InvalidInputException naming the line and what is wrong with it
     */
    public static List<TableRow> read(Path file, Collection<String> scores) {
        return asFractions(CodedLines.read(KIND, file, line -> row(line, scores)));
    }

    private static TableRow row(CodedLines.Line line, Collection<String> scores) {
        return new TableRow(
                line.number(),
                line.code(),
                accuracy(line, line.text(ACCURACY).orElse("")),
                whole(line, "params"),
                whole(line, "flops"),
                line.scores(scores));
    }

    private static double accuracy(CodedLines.Line line, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 100) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new InvalidInputException(
                line.place() + ": accuracy must be a fraction or per cent, from 0 to 100, but was '" + text + "'");
    }

    private static OptionalLong whole(CodedLines.Line line, String column) {
        Optional<String> text = line.text(column);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseLong(text.get());
            if (value > 0) {
                return OptionalLong.of(value);
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new InvalidInputException(
                line.place() + ": " + column + " must be a whole number above 0, but was '" + text.get() + "'");
    }

    private static List<TableRow> asFractions(List<TableRow> rows) {
        boolean percent = rows.stream().anyMatch(row -> row.accuracy() > 1);
        return percent
                ? rows.stream()
                        .map(row -> row.withAccuracy(row.accuracy() / 100))
                        .toList()
                : rows;
    }
}
