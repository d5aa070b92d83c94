package io.nas4j.db.transfer;

import io.nas4j.core.csv.CsvInput;
import io.nas4j.core.csv.CsvOutput;
import io.nas4j.core.csv.CsvRow;
import io.nas4j.core.file.UserFile;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A storage as a folder of CSV files (RFC 4180), one a table: texts in quotes, numbers bare, NULL as nothing. */
final class CsvFolder implements RowSink, AutoCloseable {

    private static final String ENDING = ".csv";

    /** The file that says how many rows each of the others has. */
    private static final String COUNTS = "rows";

    private final Path folder;
    private Path file;
    private @Nullable CsvOutput out;

    /** @param folder that exists */
    CsvFolder(Path folder) {
        this.folder = folder;
        this.file = folder;
    }

    @Override
    public void table(String name, List<Column> given) {
        close();
        file = folder.resolve(name + ENDING);
        CsvOutput csv =
                new CsvOutput(RowFiles.create(file), column -> given.get(column).kind() != Column.Kind.NUMBER);
        out = csv;
        RowFiles.write(file, () -> csv.row(given.stream().map(Column::name).toList()));
    }

    @Override
    public void row(List<@Nullable String> values) {
        CsvOutput csv = out;
        if (csv == null) {
            throw new IllegalStateException("a row before its table");
        }
        RowFiles.write(file, () -> csv.row(values));
    }

    @Override
    public void end(Map<String, Integer> rows) {
        Map<String, Integer> all = new LinkedHashMap<>(rows);
        table(COUNTS, List.of(new Column("name", Column.Kind.TEXT), new Column("number", Column.Kind.NUMBER)));
        all.forEach((name, number) -> row(List.of(name, Integer.toString(number))));
    }

    @Override
    public void close() {
        CsvOutput csv = out;
        out = null;
        if (csv != null) {
            RowFiles.write(file, csv::close);
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
        List<String> names = new ArrayList<>();
        try {
            CsvInput.read(new UserFile("file", file, UserFile.ANY_SIZE), row -> {
                if (names.isEmpty()) {
                    row.fields().forEach(name -> names.add(String.valueOf(name)));
                    sink.table(
                            table,
                            names.stream()
                                    .map(name -> new Column(name, Column.Kind.TEXT))
                                    .toList());
                } else {
                    values(file, names.size(), row, sink);
                }
            });
        } catch (IOException | NumberFormatException e) {
            throw new InvalidInputException(file + " cannot be read: " + DatabaseErrors.reason(e), e);
        }
    }

    private static void values(Path file, int expected, CsvRow row, RowSink sink) {
        if (row.fields().size() != expected) {
            throw new InvalidInputException(file + ", line " + row.line() + ": a row must have " + expected
                    + " values, but this one has " + row.fields().size());
        }
        sink.row(row.fields());
    }
}
