package io.nas4j.db.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A storage as lines of JSON, one row a line: {@code {"table":"trial","id":1,...}}. The rows of a table follow each other and
 * have the same columns. The first line names the format and the schema, the last line gives the numbers of rows.
 */
final class JsonLines implements RowSink, AutoCloseable {

    private static final String FORMAT = "nas4j export";
    private static final String FORMAT_KEY = "format";
    private static final String SCHEMA_KEY = "schema";
    private static final String TABLE_KEY = "table";
    private static final String ROWS_KEY = "rows";

    /** Largest number of characters of a line. A row with a state of a strategy takes a few million. */
    static final int LONGEST_LINE = 1 << 25;

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final Writer out;
    private String table = "";
    private List<Column> columns = List.of();

    JsonLines(Path file, int schema) {
        this.file = file;
        this.out = RowFiles.create(file);
        RowFiles.write(
                file,
                () -> out.write("{\"" + FORMAT_KEY + "\":\"" + FORMAT + "\",\"" + SCHEMA_KEY + "\":" + schema + "}\n"));
    }

    @Override
    public void table(String name, List<Column> given) {
        table = name;
        columns = List.copyOf(given);
    }

    @Override
    public void row(List<@Nullable String> values) {
        RowFiles.write(file, () -> {
            JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField(TABLE_KEY, table);
            for (int i = 0; i < columns.size(); i++) {
                write(json, columns.get(i), values.get(i));
            }
            json.writeEndObject();
            json.close();
            out.write('\n');
        });
    }

    @Override
    public void end(Map<String, Integer> rows) {
        RowFiles.write(file, () -> out.write("{\"" + ROWS_KEY + "\":" + sum(rows) + "}\n"));
    }

    private static int sum(Map<String, Integer> rows) {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void write(JsonGenerator json, Column column, @Nullable String value) throws IOException {
        json.writeFieldName(column.name());
        if (value == null) {
            json.writeNull();
        } else if (column.kind() == Column.Kind.NUMBER && !value.contains("N") && !value.contains("I")) {
            json.writeNumber(value);
        } else {
            // NaN and Infinity too, which JSON has no numbers for; and JSON as a text, so that none of it changes
            json.writeString(value);
        }
    }

    @Override
    public void close() {
        RowFiles.write(file, out::close);
    }

    /**
     * The schema of the storage that was exported.
     *
     * @param newest that this program knows
     * @throws InvalidInputException where the file is no export, or of a schema that this program does not know
     */
    static int schema(Path file, int newest) {
        try (JsonRows rows = JsonRows.open(file)) {
            Map<String, Optional<String>> first = first(rows);
            if (!first.getOrDefault(FORMAT_KEY, Optional.empty()).equals(Optional.of(FORMAT))) {
                throw new InvalidInputException(
                        file + " is no export of nas4j: its first line must have the format '" + FORMAT + "'");
            }
            String schema = first.getOrDefault(SCHEMA_KEY, Optional.empty()).orElse("none");
            if (!schema.matches("[1-9]\\d{0,8}") || Integer.parseInt(schema) > newest) {
                throw new InvalidInputException(
                        "the schema of the export " + file + " must be one that this program knows, 1 to " + newest
                                + ", but is " + schema + "; use the release that wrote it, or a newer one");
            }
            return Integer.parseInt(schema);
        }
    }

    private static Map<String, Optional<String>> first(JsonRows rows) {
        try {
            return rows.next().orElse(Map.of());
        } catch (InvalidInputException e) {
            return Map.of(); // it is not even JSON
        }
    }

    /**
     * Reads the rows that were written.
     *
     * @throws InvalidInputException with the line where it is something else
     */
    static void read(Path file, RowSink sink) {
        CountedRows rows = new CountedRows(sink);
        try (JsonRows objects = JsonRows.open(file)) {
            objects.next(); // the first line, which schema() reads
            String table = "";
            List<String> names = List.of();
            Optional<String> end = Optional.empty();
            for (var row = objects.next(); row.isPresent(); row = objects.next()) {
                Map<String, Optional<String>> values = new LinkedHashMap<>(row.get());
                if (end.isPresent()) {
                    throw objects.refused("nothing may follow the number of rows");
                }
                Optional<String> of = values.remove(TABLE_KEY);
                if (of == null) {
                    end = Optional.of(
                            values.getOrDefault(ROWS_KEY, Optional.empty()).orElse("none"));
                    continue;
                }
                if (!of.equals(Optional.of(table)) || !names.equals(List.copyOf(values.keySet()))) {
                    table = of.orElse("");
                    names = List.copyOf(values.keySet());
                    objects.give(table, names, rows);
                }
                objects.give(values.values(), rows);
            }
            int sum = sum(rows.counts());
            if (!end.equals(Optional.of(Integer.toString(sum)))) {
                throw new InvalidInputException(file + " is not whole: its last line must give the number of its rows, "
                        + sum + ", but " + end.map(given -> "gives " + given).orElse("there is none"));
            }
        }
    }
}
