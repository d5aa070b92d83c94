package io.nas4j.core.table;

import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads a table from a CSV file: a line with the names of the columns, then a line a network. {@code code} and
 * {@code accuracy} must be there, {@code params} and {@code flops} (or {@code macs}) may be, others are not read. Accuracies
 * are fractions, or per cent where any is above 1.
 */
public final class TableFile {

    /** NAS-Bench-101's 423,624 networks take a tenth of it. */
    private static final long MAX_BYTES = 1L << 28;

    private static final String CODE = "code";
    private static final String ACCURACY = "accuracy";

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();

    private TableFile(Path file) {
        this.file = file;
    }

    /**
     * All rows, in the order of the file.
     *
     * @throws InvalidInputException naming the line and what is wrong with it
     */
    public static List<TableRow> read(Path file) {
        return new TableFile(file).rows(lines(file));
    }

    private static List<String> lines(Path file) {
        return new UserFile("table", file, MAX_BYTES).text().lines().toList();
    }

    private List<TableRow> rows(List<String> lines) {
        if (lines.isEmpty()) {
            throw new InvalidInputException("table " + file + " is empty; its first line must name the columns, as"
                    + " code,accuracy,params,flops");
        }
        // a spreadsheet's CSV may begin with a byte order mark
        List<String> names = fields(lines.get(0).replaceFirst("^\uFEFF", ""));
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i).equals("macs") ? "flops" : names.get(i), i);
        }
        for (String needed : List.of(CODE, ACCURACY)) {
            if (!columns.containsKey(needed)) {
                throw new InvalidInputException("table " + file + " has no column '" + needed + "', only "
                        + String.join(", ", names) + "; it needs code and accuracy, and may have params and flops");
            }
        }
        List<TableRow> rows = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(i + 1, fields(lines.get(i)), names.size()));
            }
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException("table " + file + " has no rows");
        }
        return asFractions(rows);
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",", -1)).map(TableFile::unquoted).toList();
    }

    private static String unquoted(String field) {
        String text = field.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private TableRow row(int line, List<String> fields, int expected) {
        if (fields.size() != expected) {
            throw new InvalidInputException(
                    place(line) + " has " + fields.size() + " fields, but the first line names " + expected);
        }
        String code = field(fields, CODE);
        if (code.isEmpty()) {
            throw new InvalidInputException(place(line) + " has no code");
        }
        return new TableRow(
                line,
                code,
                accuracy(line, field(fields, ACCURACY)),
                whole(line, fields, "params"),
                whole(line, fields, "flops"));
    }

    private String field(List<String> fields, String column) {
        return fields.get(columns.getOrDefault(column, 0));
    }

    private double accuracy(int line, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 100) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new InvalidInputException(
                place(line) + ": accuracy must be a fraction or per cent, from 0 to 100, but was '" + text + "'");
    }

    private OptionalLong whole(int line, List<String> fields, String column) {
        if (!columns.containsKey(column)) {
            return OptionalLong.empty();
        }
        String text = field(fields, column);
        try {
            long value = Long.parseLong(text);
            if (value > 0) {
                return OptionalLong.of(value);
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new InvalidInputException(
                place(line) + ": " + column + " must be a whole number above 0, but was '" + text + "'");
    }

    private static List<TableRow> asFractions(List<TableRow> rows) {
        boolean percent = rows.stream().anyMatch(row -> row.accuracy() > 1);
        return percent
                ? rows.stream()
                        .map(row ->
                                new TableRow(row.line(), row.code(), row.accuracy() / 100, row.params(), row.macs()))
                        .toList()
                : rows;
    }

    private String place(int line) {
        return file + ", line " + line;
    }
}
