package io.nas4j.db.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.nas4j.core.file.UserFile;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A storage as JSON, a row a line: {@code {"table":"trial","id":1,...}}; a table's rows follow each other and have the same
 * columns. The first line says what it is and which schema it has, the last one how many rows there are.
 */
final class JsonLines implements RowSink, AutoCloseable {

    private static final String FORMAT = "nas4j export";
    private static final String END = "{\"rows\":";
    private static final int SHOWN = 60;

    /** A row with a state of a strategy takes a few megabytes. */
    static final int LONGEST_LINE = 1 << 25;

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final Writer out;
    private String table = "";
    private List<Column> columns = List.of();

    JsonLines(Path file, int schema) {
        this.file = file;
        this.out = RowFiles.create(file);
        RowFiles.write(file, () -> out.write("{\"format\":\"" + FORMAT + "\",\"schema\":" + schema + "}\n"));
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
            json.writeStringField("table", table);
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
        RowFiles.write(file, () -> out.write(end(sum(rows)) + "\n"));
    }

    private static String end(int rows) {
        return END + rows + "}";
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
     * Reads what was written.
     *
     * @throws InvalidInputException with the line where it is something else
     */
    static void read(Path file, RowSink sink) {
        int number = 0;
        try (BufferedReader lines = new UserFile("file", file, UserFile.ANY_SIZE).lines(LONGEST_LINE)) {
            String first = lines.readLine();
            if (first == null || !first.startsWith("{\"format\":\"" + FORMAT + "\"")) {
                throw new InvalidInputException(
                        file + " is no export of nas4j: its first line must have the format '" + FORMAT + "'");
            }
            number = 1;
            CountedRows rows = new CountedRows(sink);
            String table = "";
            String last = first;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                last = line;
                if (!line.startsWith(END)) {
                    table = row(line, table, rows);
                }
            }
            if (!last.equals(end(sum(rows.counts())))) {
                throw new InvalidInputException(file + " is not whole: its last line must give the number of its rows, "
                        + sum(rows.counts()) + ", but is '" + shortened(last) + "'");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    file + ", line " + number + ": cannot be read: " + DatabaseErrors.reason(e), e);
        }
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private static String row(String line, String before, RowSink sink) throws IOException {
        List<Column> columns = new ArrayList<>();
        List<@Nullable String> values = new ArrayList<>();
        String table = "";
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a row must be an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("table")) {
                    table = json.getText();
                } else {
                    columns.add(new Column(name, Column.Kind.TEXT));
                    values.add(value == JsonToken.VALUE_NULL ? null : json.getText());
                }
            }
        }
        if (!table.equals(before)) {
            sink.table(table, columns);
        }
        sink.row(values);
        return table;
    }
}
