package io.nas4j.core.study.field;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.json.text.JsonObject;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What kind of values a field has: how they stand in JSON, and how people write and read them.
 *
 * @param name what people call it
 * @param reader takes a value from JSON
 * @param writer writes a value into JSON
 * @param parse reads a value as an option gives it
 * @param text one text for each value, however it was written
 */
public record FieldType<S>(
        String name, Reader<S> reader, Writer<S> writer, Function<String, S> parse, Function<S, String> text) {

    /** Takes the value of a key. */
    @FunctionalInterface
    public interface Reader<S> {
        S read(JsonObject json, String key);
    }

    /** Writes a key with its value. */
    @FunctionalInterface
    public interface Writer<S> {
        void write(JsonGenerator json, String key, S value) throws IOException;
    }

    /** Any text. */
    public static final FieldType<String> TEXT = new FieldType<>(
            "text", JsonObject::text, JsonGenerator::writeStringField, Function.identity(), Function.identity());

    /** A whole number of 32 bits. */
    public static final FieldType<Integer> INTEGER = new FieldType<>(
            "whole number",
            JsonObject::integer,
            (json, key, value) -> json.writeNumberField(key, value.intValue()),
            Integer::valueOf,
            String::valueOf);

    /** A whole number of 64 bits. A text, because many programs that read JSON know numbers as doubles alone. */
    public static final FieldType<Long> SEED = new FieldType<>(
            "whole number, as a text",
            JsonObject::seed,
            (json, key, value) -> json.writeStringField(key, value.toString()),
            Long::valueOf,
            String::valueOf);

    /** A number with decimals. */
    public static final FieldType<Double> DECIMAL = new FieldType<>(
            "number",
            JsonObject::decimal,
            (json, key, value) -> json.writeNumberField(key, value.doubleValue()),
            Double::valueOf,
            value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());

    /** Yes or no. */
    public static final FieldType<Boolean> FLAG = new FieldType<>(
            "true or false",
            JsonObject::flag,
            (json, key, value) -> json.writeBooleanField(key, value),
            FieldType::flag,
            String::valueOf);

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInputException("it must be true or false, but was '" + text + "'");
        };
    }

    /** Values that are written as texts. */
    static <S> FieldType<S> written(Function<String, S> parse, Function<S, String> text) {
        return new FieldType<>(
                "text",
                (json, key) -> parsed(parse, json.text(key)),
                (json, key, value) -> json.writeStringField(key, text.apply(value)),
                parse,
                text);
    }

    /** Lists of values that are written as texts. */
    static <S> FieldType<List<S>> list(Function<String, S> parse, Function<S, String> text) {
        return new FieldType<>(
                "texts",
                (json, key) -> json.array(key).stream()
                        .map(each -> parsed(parse, each))
                        .toList(),
                (json, key, values) -> {
                    json.writeArrayFieldStart(key);
                    for (S each : values) {
                        json.writeString(text.apply(each));
                    }
                    json.writeEndArray();
                },
                given -> List.of(parse.apply(given)),
                values -> String.join(" and ", values.stream().map(text).toList()));
    }

    /** The constants of an enumeration, by their names in small letters. */
    static <E extends Enum<E>> FieldType<E> constant(Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(FieldType::small).toList();
        Function<String, E> parse = given -> Enum.valueOf(type, given.toUpperCase(Locale.ROOT));
        return new FieldType<>(
                String.join(" or ", names),
                (json, key) -> parse.apply(json.oneOf(key, names)),
                (json, key, value) -> json.writeStringField(key, small(value)),
                parse,
                FieldType::small);
    }

    private static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <S> S parsed(Function<String, S> parse, String stored) {
        try {
            return parse.apply(stored);
        } catch (InvalidInputException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
