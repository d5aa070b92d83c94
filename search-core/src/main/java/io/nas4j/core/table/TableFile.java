package io.nas4j.core.table;

import io.nas4j.core.csv.CsvInput;
import io.nas4j.core.csv.CsvRow;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a table from a CSV file: a line with the names of the columns, then a line a network. {@code code} and
 * {@code accuracy} must be there; {@code params}, {@code flops} (or {@code macs}) and scores by their names may be; others are
 * not read. Accuracies are fractions, or per cent where any is above 1.
 */
public final class TableFile {

    /** NAS-Bench-101's 423,624 networks take a tenth of it. */
    private static final long MAX_BYTES = 1L << 28;

    private static final String CODE = "code";
    private static final String ACCURACY = "accuracy";
    private static final List<String> BLANK = List.of("");

    private final Path file;
    private final Collection<String> scores;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<TableRow> rows = new ArrayList<>();
    private int width;

    private TableFile(Path file, Collection<String> scores) {
        this.file = file;
        this.scores = scores;
    }

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
        TableFile table = new TableFile(file, scores);
        try {
            CsvInput.read(new UserFile("table", file, MAX_BYTES), table::add);
        } catch (IOException e) {
            throw new InvalidInputException("table " + file + " cannot be read: " + AtomicFile.reason(e), e);
        }
        return table.rows();
    }

    private List<TableRow> rows() {
        if (columns.isEmpty()) {
            throw new InvalidInputException("table " + file + " is empty; its first line must name the columns, as"
                    + " code,accuracy,params,flops");
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException("table " + file + " has no rows");
        }
        return asFractions(rows);
    }

    private void add(CsvRow line) {
        List<String> fields = fields(line);
        if (columns.isEmpty()) {
            names(fields);
        } else if (!fields.equals(BLANK)) {
            rows.add(row(line.line(), fields));
        }
    }

    private static List<String> fields(CsvRow line) {
        List<String> fields = new ArrayList<>(line.fields().size());
        for (String field : line.fields()) {
            fields.add(field == null ? "" : field.strip());
        }
        return fields;
    }

    private void names(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i).equals("macs") ? "flops" : names.get(i), i);
        }
        for (String needed : List.of(CODE, ACCURACY)) {
            if (!columns.containsKey(needed)) {
                throw new InvalidInputException("table " + file + " has no column '" + needed + "', only "
                        + String.join(", ", names) + "; it needs code and accuracy, and may have params and flops");
            }
        }
        width = names.size();
    }

    private TableRow row(int line, List<String> fields) {
        if (fields.size() != width) {
            throw new InvalidInputException(
                    place(line) + " has " + fields.size() + " fields, but the first line names " + width);
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
                whole(line, fields, "flops"),
                scores(line, fields));
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

    private SortedMap<String, Double> scores(int line, List<String> fields) {
        SortedMap<String, Double> found = new TreeMap<>();
        for (String name : scores) {
            String text = columns.containsKey(name) ? field(fields, name) : "";
            if (!text.isEmpty()) {
                found.put(name, score(line, name, text));
            }
        }
        return found;
    }

    private double score(int line, String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new InvalidInputException(
                place(line) + ": " + name + " must be a finite number, or empty, but was '" + text + "'");
    }

    private static List<TableRow> asFractions(List<TableRow> rows) {
        boolean percent = rows.stream().anyMatch(row -> row.accuracy() > 1);
        return percent
                ? rows.stream()
                        .map(row -> row.withAccuracy(row.accuracy() / 100))
                        .toList()
                : rows;
    }

    private String place(int line) {
        return file + ", line " + line;
    }
}
