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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads a CSV file that has a line with the names of its columns, then a line a network, known by its code.
 *
 * @param <T> what becomes of a line
 */
final class CodedLines<T> {

    /** NAS-Bench-101's 423,624 networks take a tenth of it. */
    private static final long MAX_BYTES = 1L << 28;

    private static final String CODE = "code";
    private static final List<String> BLANK = List.of("");

    private final Kind kind;
    private final Path file;
    private final Function<Line, T> reader;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<T> read = new ArrayList<>();
    private int width;

    private CodedLines(Kind kind, Path file, Function<Line, T> reader) {
        this.kind = kind;
        this.file = file;
        this.reader = reader;
    }

    /**
     * A kind of such files.
     *
     * @param name what one is called
     * @param needed columns that must be there, beside the code
     * @param oneOf columns of which one at least must be there; may be empty
     * @param example a first line as it may be
     * @param advice what such a file needs, in words
     */
    record Kind(String name, List<String> needed, Collection<String> oneOf, String example, String advice) {}

    /**
     * What became of the lines, in the order of the file; one at least.
     *
     * @throws InvalidInputException naming the line and what is wrong with it
     */
    static <T> List<T> read(Kind kind, Path file, Function<Line, T> reader) {
        CodedLines<T> lines = new CodedLines<>(kind, file, reader);
        try {
            CsvInput.read(new UserFile(kind.name, file, MAX_BYTES), lines::add);
        } catch (IOException e) {
            throw new InvalidInputException(kind.name + " " + file + " cannot be read: " + AtomicFile.reason(e), e);
        }
        return lines.read();
    }

    private List<T> read() {
        if (columns.isEmpty()) {
            throw new InvalidInputException(
                    kind.name + " " + file + " is empty; its first line must name the columns, as " + kind.example);
        }
        if (read.isEmpty()) {
            throw new InvalidInputException(kind.name + " " + file + " has no rows");
        }
        return read;
    }

    private void add(CsvRow row) {
        List<String> fields = new ArrayList<>(row.fields().size());
        for (String field : row.fields()) {
            fields.add(field == null ? "" : field.strip());
        }
        if (columns.isEmpty()) {
            names(fields);
        } else if (!fields.equals(BLANK)) {
            if (fields.size() != width) {
                throw new InvalidInputException(file + ", line " + row.line() + " has " + fields.size()
                        + " fields, but the first line names " + width);
            }
            Line line = new Line(file, row.line(), columns, fields);
            if (line.code().isEmpty()) {
                throw new InvalidInputException(line.place() + " has no code");
            }
            read.add(reader.apply(line));
        }
    }

    private void names(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i).equals("macs") ? "flops" : names.get(i), i);
        }
        List<String> needed = new ArrayList<>(List.of(CODE));
        needed.addAll(kind.needed);
        for (String column : needed) {
            if (!columns.containsKey(column)) {
                throw new InvalidInputException(kind.name + " " + file + " has no column '" + column + "', only "
                        + String.join(", ", names) + "; " + kind.advice);
            }
        }
        if (!kind.oneOf.isEmpty() && kind.oneOf.stream().noneMatch(columns::containsKey)) {
            throw new InvalidInputException(
                    kind.name + " " + file + " has only the columns " + String.join(", ", names) + "; " + kind.advice);
        }
        width = names.size();
    }

    /**
     * One network's line.
     *
     * @param number from 1
     */
    record Line(Path file, int number, Map<String, Integer> columns, List<String> fields) {

        String code() {
            return text(CODE).orElse("");
        }

        /** What stands in a column; empty where the file has no such column. */
        Optional<String> text(String column) {
            return Optional.ofNullable(columns.get(column)).map(fields::get);
        }

        /**
         * Scores as numbers, without those that are empty.
         *
         * @param names of which those are read that are columns of the file
         * @throws InvalidInputException where one is no finite number
         */
        SortedMap<String, Double> scores(Collection<String> names) {
            SortedMap<String, Double> scores = new TreeMap<>();
            for (String name : names) {
                String text = text(name).orElse("");
                if (!text.isEmpty()) {
                    scores.put(name, score(name, text));
                }
            }
            return scores;
        }

        private double score(String name, String text) {
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // refused below
            }
            throw new InvalidInputException(
                    place() + ": " + name + " must be a finite number, or empty, but was '" + text + "'");
        }

        String place() {
            return file + ", line " + number;
        }
    }
}
