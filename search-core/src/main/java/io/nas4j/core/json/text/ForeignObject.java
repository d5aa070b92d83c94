package io.nas4j.core.json.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that a program of somebody else has printed. {@code NaN} and {@code Infinity} are numbers, as Python writes
 * them. Arrays, objects and {@code null} within it are left out.
 *
 * @param numbers by their keys, in the order in which they stand
 * @param texts by their keys
 * @param flags truth values by their keys
 */
public record ForeignObject(Map<String, Double> numbers, Map<String, String> texts, Map<String, Boolean> flags) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    public ForeignObject {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        texts = Map.copyOf(texts);
        flags = Map.copyOf(flags);
    }

    /** Reads a line; empty where it is not one JSON object. */
    public static Optional<ForeignObject> parse(String line) {
        if (!line.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            ForeignObject object = object(parser);
            return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ForeignObject object(JsonParser parser) throws IOException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Boolean> flags = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (value) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.put(key, parser.getDoubleValue());
                case VALUE_STRING -> texts.put(key, parser.getText());
                case VALUE_TRUE, VALUE_FALSE -> flags.put(key, parser.getBooleanValue());
                default -> parser.skipChildren();
            }
        }
        return new ForeignObject(numbers, texts, flags);
    }
}
