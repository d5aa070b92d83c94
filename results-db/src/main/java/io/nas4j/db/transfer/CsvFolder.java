package io.nas4j.db.transfer;

import io.nas4j.core.csv.CsvInput;
import io.nas4j.core.csv.CsvOutput;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.UserFile;
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

/** A storage as a folder of CSV files (RFC 4180), one for each table. Texts have quotes, numbers have none, NULL is empty. */
final class CsvFolder implements RowSink, AutoCloseable {

    private static final String ENDING = ".csv";

    /** The file with the number of rows of each other file. */
    private static final String COUNTS = "rows";

    private static final List<String> COUNT_COLUMNS = List.of("name", "number");

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
        table(
                COUNTS,
                List.of(
                        new Column(COUNT_COLUMNS.get(0), Column.Kind.TEXT, false),
                        new Column(COUNT_COLUMNS.get(1), Column.Kind.NUMBER, false)));
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
     * Reads an exported folder.
     *
     * @param tables the tables in an order in which they can be filled
     * @throws InvalidInputException where the folder is no export
     */
    static void read(Path folder, Set<String> tables, RowSink sink) {
        if (!there(folder, "study")) {
            throw new InvalidInputException(folder + " is no export of nas4j: it has no study" + ENDING);
        }
        Map<String, Integer> expected = counts(folder);
        expected.keySet().stream()
                .filter(table -> !tables.contains(table))
                .findFirst()
                .ifPresent(table -> {
                    throw new InvalidInputException(
                            folder.resolve(COUNTS + ENDING) + " must name tables of nas4j, but has '" + table + "'");
                });
        CountedRows rows = new CountedRows(sink);
        for (String table : tables) {
            if (there(folder, table) != expected.containsKey(table)) {
                throw new InvalidInputException(folder + " is not whole: table " + table
                        + " must have a file and a row in " + COUNTS + ENDING + ", or neither");
            }
            if (there(folder, table)) {
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

    private static boolean there(Path folder, String table) {
        return Files.exists(folder.resolve(table + ENDING));
    }

    private static Map<String, Integer> counts(Path folder) {
        if (!there(folder, COUNTS)) {
            throw new InvalidInputException(folder + " is not whole: it has no " + COUNTS + ENDING);
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        read(folder, COUNTS, new RowSink() {
            @Override
            public void table(String name, List<Column> columns) {
                if (!columns.stream().map(Column::name).toList().equals(COUNT_COLUMNS)) {
                    throw new IllegalArgumentException("its columns must be " + String.join(" and ", COUNT_COLUMNS));
                }
            }

            @Override
            public void row(List<@Nullable String> values) {
                String number = String.valueOf(values.get(1));
                if (!number.matches("\\d{1,9}")) {
                    throw new IllegalArgumentException(
                            "a number of rows must be a whole number, but was '" + number + "'");
                }
                if (counts.put(String.valueOf(values.get(0)), Integer.valueOf(number)) != null) {
                    throw new IllegalArgumentException("table " + values.get(0) + " is there twice");
                }
            }
        });
        return counts;
    }

    private static void read(Path folder, String table, RowSink sink) {
        Path file = folder.resolve(table + ENDING);
        List<String> names = new ArrayList<>();
        try {
            CsvInput.read(new UserFile("file", file, UserFile.ANY_SIZE), row -> {
                try {
                    give(row.fields(), table, names, sink);
                } catch (IllegalArgumentException e) {
                    throw new InvalidInputException(file + ", line " + row.line() + ": " + e.getMessage(), e);
                }
            });
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + AtomicFile.reason(e), e);
        }
        if (names.isEmpty()) {
            throw new InvalidInputException(file + " must begin with the names of its columns, but is empty");
        }
    }

    private static void give(List<@Nullable String> fields, String table, List<String> names, RowSink sink) {
        if (names.isEmpty()) {
            fields.forEach(name -> names.add(String.valueOf(name)));
            sink.table(table, names.stream().map(Column::named).toList());
        } else if (fields.size() == names.size()) {
            sink.row(fields);
        } else {
            throw new IllegalArgumentException(
                    "a row must have " + names.size() + " values, but this one has " + fields.size());
        }
    }
}
