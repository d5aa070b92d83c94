package io.nas4j.db.transfer;

import io.nas4j.core.file.UserFile;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A storage as a folder of CSV files (RFC 4180), one a table: texts in quotes, numbers bare, NULL as nothing. */
final class CsvFolder implements RowSink, AutoCloseable {

    private static final String ENDING = ".csv";

    /** The file that says how many rows each of the others has. */
    private static final String COUNTS = "rows";

    private final Path folder;
    private Path file;
    private @Nullable Writer out;
    private List<Column> columns = List.of();

    /** @param folder that exists */
    CsvFolder(Path folder) {
        this.folder = folder;
        this.file = folder;
    }

    @Override
    public void table(String name, List<Column> given) {
        close();
        file = folder.resolve(name + ENDING);
        columns = List.copyOf(given);
        Writer writer = RowFiles.create(file);
        out = writer;
        RowFiles.write(
                file, () -> writer.write(given.stream().map(Column::name).collect(Collectors.joining(",")) + "\r\n"));
    }

    @Override
    public void row(List<@Nullable String> values) {
        Writer writer = out;
        if (writer == null) {
            throw new IllegalStateException("a row before its table");
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String value = values.get(i);
            line.append(i == 0 ? "" : ",");
            if (value != null) {
                line.append(
                        columns.get(i).kind() == Column.Kind.NUMBER ? value : '"' + value.replace("\"", "\"\"") + '"');
            }
        }
        RowFiles.write(file, () -> writer.write(line.append("\r\n").toString()));
    }

    @Override
    public void end(Map<String, Integer> rows) {
        Map<String, Integer> all = new LinkedHashMap<>(rows);
        table(COUNTS, List.of(new Column("name", Column.Kind.TEXT), new Column("number", Column.Kind.NUMBER)));
        all.forEach((name, number) -> row(List.of(name, Integer.toString(number))));
    }

    @Override
    public void close() {
        Writer writer = out;
        out = null;
        if (writer != null) {
            RowFiles.write(file, writer::close);
        }
    }

    /**
     * Reads what was written.
     *
     * @param tables in the order in which they can be filled
     * @throws InvalidInputException where it is something else
     */
    static void read(Path folder, Set<String> tables, RowSink sink) {
        if (!Files.exists(folder.resolve("study" + ENDING))) {
            throw new InvalidInputException(folder + " is no export of nas4j: it has no study" + ENDING);
        }
        Map<String, Integer> expected = counts(folder);
        CountedRows rows = new CountedRows(sink);
        for (String table : tables) {
            if (Files.exists(folder.resolve(table + ENDING))) {
                read(folder, table, rows);
            }
        }
        expected.forEach((table, number) -> {
            int there = rows.counts().getOrDefault(table, 0);
            if (there != number) {
                throw new InvalidInputException(folder + " is not whole: " + table + ENDING + " must have " + number
                        + " rows, as " + COUNTS + ENDING + " says, but has " + there);
            }
        });
    }

    private static Map<String, Integer> counts(Path folder) {
        if (!Files.exists(folder.resolve(COUNTS + ENDING))) {
            throw new InvalidInputException(folder + " is not whole: it has no " + COUNTS + ENDING);
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        read(folder, COUNTS, new RowSink() {
            @Override
            public void table(String name, List<Column> columns) {}

            @Override
            public void row(List<@Nullable String> values) {
                counts.put(String.valueOf(values.get(0)), Integer.valueOf(String.valueOf(values.get(1))));
            }
        });
        return counts;
    }

    private static void read(Path folder, String table, RowSink sink) {
        Path file = folder.resolve(table + ENDING);
        try (BufferedReader in = new UserFile("file", file, UserFile.ANY_SIZE).lines(JsonLines.LONGEST_LINE)) {
            read(in, file, table, sink);
        } catch (IOException | NumberFormatException e) {
            throw new InvalidInputException(file + " cannot be read: " + DatabaseErrors.reason(e), e);
        }
    }

    private static void read(Reader in, Path file, String table, RowSink sink) throws IOException {
        List<@Nullable String> names = line(in);
        sink.table(
                table,
                names.stream()
                        .map(name -> new Column(String.valueOf(name), Column.Kind.TEXT))
                        .toList());
        int number = 1;
        for (List<@Nullable String> values = line(in); !values.isEmpty(); values = line(in)) {
            number++;
            if (values.size() != names.size()) {
                throw new InvalidInputException(
                        file + ": row " + number + " must have " + names.size() + " values, but has " + values.size());
            }
            sink.row(values);
        }
    }

    /** The values of a line; none at the end of the file. */
    private static List<@Nullable String> line(Reader in) throws IOException {
        List<@Nullable String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean inside = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (inside ? c != '"' : c != '"' && c != ',' && c != '\n' && c != '\r') {
                value.append((char) c);
            } else if (c == '"') {
                if (!inside && quoted) {
                    value.append('"'); // the second of two
                }
                inside = !inside;
                quoted = true;
            } else if (c != '\r') {
                values.add(value.isEmpty() && !quoted ? null : value.toString());
                value.setLength(0);
                quoted = false;
                if (c == '\n') {
                    return values;
                }
            }
        }
        return values;
    }
}
