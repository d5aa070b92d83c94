package io.nas4j.db.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a file of JSON lines, each of plain values, one by one. Refusals name the line. */
final class JsonRows implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final JsonParser json;
    private long line = 1;

    private JsonRows(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    static JsonRows open(Path file) {
        try {
            return new JsonRows(
                    file,
                    JSON.createParser(new UserFile("file", file, UserFile.ANY_SIZE).lines(JsonLines.LONGEST_LINE)));
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /**
     * The next object, its values as texts; empty at the end of the file.
     *
     * @throws InvalidInputException where it is no object of plain values, or a key is there twice
     */
    Optional<Map<String, Optional<String>>> next() {
        try {
            JsonToken begin = json.nextToken();
            line = json.currentLocation().getLineNr();
            if (begin == null) {
                return Optional.empty();
            }
            if (begin != JsonToken.START_OBJECT) {
                throw refused("a row must be an object");
            }
            Map<String, Optional<String>> values = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (!value.isScalarValue()) {
                    throw refused("'" + name + "' must be a text, a number or null");
                }
                Optional<String> text = value == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(json.getText());
                if (values.put(name, text) != null) {
                    throw refused("'" + name + "' is there twice");
                }
            }
            return Optional.of(values);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(file + ", line " + line + ": cannot be read: " + plain(e), e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + ", near line " + line + ": its text must be UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInputException(file + ", line " + line + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** Without the names of the parser's own settings. */
    private static String plain(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage())
                .replaceFirst(", from `StreamReadConstraints[^`]*`", "")
                .replaceFirst(": enable `JsonReadFeature.*", "");
    }

    /** Names the table and columns of the rows that follow. */
    void give(String table, List<String> columns, RowSink sink) {
        given(() -> sink.table(table, columns.stream().map(Column::named).toList()));
    }

    /** Gives the values of the last object. */
    void give(Collection<Optional<String>> values, RowSink sink) {
        List<@Nullable String> row = new ArrayList<>(values.size());
        values.forEach(value -> row.add(value.orElse(null)));
        given(() -> sink.row(row));
    }

    private void given(Runnable giving) {
        try {
            giving.run();
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    InvalidInputException refused(String why) {
        return new InvalidInputException(file + ", line " + line + ": " + why);
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            // all that was needed is read
        }
    }
}
