package io.nas4j.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.nas4j.core.csv.CsvOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints rows as a table that a person reads, or as JSON, CSV or YAML for programs. */
public final class Listing {

    private final PrintWriter out;
    private final Format format;

    public Listing(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    /**
     * Prints a list.
     *
     * @param tableColumns fields that the table shows; the other forms have all
     * @param whenEmpty what the table says where there are no rows
     */
    public void print(List<Row> rows, List<String> tableColumns, String whenEmpty) {
        switch (format) {
            case TABLE -> out.print(rows.isEmpty() ? whenEmpty + System.lineSeparator() : table(rows, tableColumns));
            case CSV -> csv(rows, true);
            case JSON, YAML -> structured(rows.stream().map(Row::fields).toList());
        }
        out.flush();
    }

    /** Prints one object; in the table form, a line a field. */
    public void print(Row row) {
        switch (format) {
            case TABLE -> {
                int width = row.fields().keySet().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
                row.fields().forEach((name, value) -> {
                    if (!(value instanceof Collection<?>)) {
                        out.println(TableShape.pad(name, width, false) + "  " + Printable.line(text(value)));
                    }
                });
            }
            case CSV -> csv(List.of(row), true);
            case JSON, YAML -> structured(row.fields());
        }
        out.flush();
    }

    /** Rows in aligned columns below a header; numbers to the right. */
    public static String table(List<Row> rows, List<String> columns) {
        TableShape shape = TableShape.of(rows, columns);
        return shape.header() + shape.lines(rows);
    }

    /** A listing that grows; in JSON one object a line. */
    public RowStream stream(List<String> tableColumns) {
        return switch (format) {
            case TABLE -> new GrowingTable(out, tableColumns);
            case CSV ->
                new RowStream() {
                    private boolean begun;

                    @Override
                    public void print(List<Row> rows) {
                        csv(rows, !begun);
                        begun |= !rows.isEmpty();
                        out.flush();
                    }
                };
            case JSON ->
                rows -> {
                    rows.forEach(row -> structured(row.fields(), mapper(false)));
                    out.flush();
                };
            case YAML ->
                rows -> {
                    if (!rows.isEmpty()) {
                        structured(rows.stream().map(Row::fields).toList());
                        out.flush();
                    }
                };
        };
    }

    static String text(Object value) {
        if (value == Row.Missing.VALUE) {
            return "";
        }
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.4f", number);
        }
        if (value instanceof Long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
        if (value instanceof BigInteger number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Listing::text).collect(Collectors.joining(" "));
        }
        return value.toString();
    }

    private void csv(List<Row> rows, boolean header) {
        CsvOutput csv = new CsvOutput(out);
        ObjectMapper mapper = mapper(false);
        List<Map<String, String>> lines =
                rows.stream().map(row -> FlatFields.of(row.fields(), mapper)).toList();
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> columns.addAll(line.keySet()));
        try {
            if (header && !rows.isEmpty()) {
                csv.row(columns);
            }
            for (Map<String, String> line : lines) {
                csv.row(columns.stream()
                        .map(column -> line.getOrDefault(column, ""))
                        .toList());
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void structured(Object value) {
        structured(value, mapper(true));
    }

    private ObjectMapper mapper(boolean indented) {
        ObjectMapper mapper = format != Format.YAML
                ? new ObjectMapper().configure(SerializationFeature.INDENT_OUTPUT, indented)
                : new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));
        return mapper.registerModule(new SimpleModule().addSerializer(Row.Missing.class, new MissingSerializer()));
    }

    private void structured(Object value, ObjectMapper mapper) {
        try {
            out.println(mapper.writeValueAsString(value).stripTrailing());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "rows hold numbers, texts, lists and maps only: " + Map.of("value", value), e);
        }
    }

    private static final class MissingSerializer extends JsonSerializer<Row.Missing> {
        @Override
        public void serialize(Row.Missing value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNull();
        }
    }
}
