package io.nas4j.core.json.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes JSON through Jackson's streams: its data binding would cost a listing more time to load than the
 * database takes to answer. Whatever is not the JSON that is asked for is an {@link IllegalArgumentException}.
 */
public final class JsonText {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonText() {}

    /** A number as it is written, so that none loses digits. */
    record Numeral(String digits) {}

    /** The fields of an object. */
    record Fields(Map<String, Object> values) {}

    /** What fills an object or an array. */
    @FunctionalInterface
    public interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes an object. */
    public static String object(Body fields) {
        return text(json -> {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        });
    }

    /** Reads an object. */
    public static JsonObject object(String text) {
        if (value(text) instanceof Fields fields) {
            return new JsonObject("", fields.values());
        }
        throw new IllegalArgumentException("the JSON must be an object");
    }

    /** Writes texts as an array. */
    public static String array(List<String> texts) {
        return text(json -> {
            json.writeStartArray();
            for (String each : texts) {
                json.writeString(each);
            }
            json.writeEndArray();
        });
    }

    /** Reads an array of texts. */
    public static List<String> array(String text) {
        List<String> texts = new ArrayList<>();
        if (!(value(text) instanceof List<?> values)) {
            throw new IllegalArgumentException("the JSON must be an array");
        }
        for (Object each : values) {
            if (!(each instanceof String string)) {
                throw new IllegalArgumentException("the JSON must be an array of texts");
            }
            texts.add(string);
        }
        return texts;
    }

    /** Writes numbers as an array. */
    public static String decimals(List<Double> numbers) {
        return text(json -> {
            json.writeStartArray();
            for (double each : numbers) {
                json.writeNumber(each);
            }
            json.writeEndArray();
        });
    }

    /** Reads an array of numbers. */
    public static List<Double> decimals(String text) {
        if (!(value(text) instanceof List<?> values)) {
            throw new IllegalArgumentException("the JSON must be an array");
        }
        List<Double> numbers = new ArrayList<>();
        for (Object each : values) {
            if (!(each instanceof Numeral number)) {
                throw new IllegalArgumentException("the JSON must be an array of numbers");
            }
            numbers.add(Double.parseDouble(number.digits()));
        }
        return numbers;
    }

    private static String text(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Object value(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("the JSON must end after its first value");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException("the text must be JSON", e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("the JSON must not be empty");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    fields.put(key, value(parser));
                }
                yield new Fields(fields);
            }
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> throw new IllegalArgumentException("the JSON must not have a value " + parser.getText());
        };
    }
}
