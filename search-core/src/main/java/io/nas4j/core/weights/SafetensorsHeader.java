package io.nas4j.core.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.nas4j.space.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object at the beginning of a safetensors file: metadata, and the position of each tensor's numbers.
 *
 * @param metadata texts under the key {@code __metadata__}
 * @param entries the tensors by name, in the header's order
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, Entry> entries) {

    /** The largest size of a header in bytes. A hostile length cannot exhaust memory. */
    static final int MAX_BYTES = 1 << 24;

    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    private static final int MAX_AXES = 8;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    SafetensorsHeader {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * One tensor.
     *
     * @param type type of its numbers, such as {@code F32}
     * @param begin offset of the first byte, from the end of the header
     * @param end offset of the byte after the last
     */
    record Entry(String type, List<Integer> shape, long begin, long end) {

        /** Numbers in the tensor, at most {@link Integer#MAX_VALUE}. */
        long size() {
            return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        }
    }

    /** The tensor of that name, which must be there. */
    Entry entry(String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    /** The header of a file that holds these tensors one after the other. */
    static SafetensorsHeader of(Weights weights, Map<String, String> metadata) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        long position = 0;
        for (Map.Entry<String, Tensor> named : weights.tensors().entrySet()) {
            Tensor tensor = named.getValue();
            long end = position + (long) Float.BYTES * tensor.values().length;
            entries.put(named.getKey(), new Entry("F32", tensor.shape(), position, end));
            position = end;
        }
        return new SafetensorsHeader(metadata, entries);
    }

    /** UTF-8 JSON, padded with spaces so that the data behind it is aligned to 8 bytes. */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(METADATA);
                for (Map.Entry<String, String> pair : metadata.entrySet()) {
                    json.writeStringField(pair.getKey(), pair.getValue());
                }
                json.writeEndObject();
            }
            for (Map.Entry<String, Entry> named : entries.entrySet()) {
                write(named.getKey(), named.getValue(), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        byte[] text = out.toByteArray();
        byte[] padded = Arrays.copyOf(text, (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void write(String name, Entry entry, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("dtype", entry.type());
        json.writeArrayFieldStart("shape");
        for (int axis : entry.shape()) {
            json.writeNumber(axis);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("data_offsets");
        json.writeNumber(entry.begin());
        json.writeNumber(entry.end());
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Reads what {@link #bytes} and other writers of the format write.
     *
     * @throws InvalidInputException where it is not such a header
     */
    static SafetensorsHeader parse(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            Map<String, String> metadata = Map.of();
            Map<String, Entry> entries = new LinkedHashMap<>();
            expect(json.nextToken(), JsonToken.START_OBJECT, "the header");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (name.equals(METADATA)) {
                    metadata = metadata(json);
                } else {
                    entries.put(name, entry(WeightsCheck.printable(name), json));
                }
            }
            if (json.nextToken() != null) {
                throw new InvalidInputException("the header must end with its JSON object, but more follows");
            }
            return new SafetensorsHeader(metadata, entries);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "not a safetensors file: its header must be a JSON object, but: "
                            + WeightsCheck.printable(e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new InvalidInputException("not a safetensors file: its header must be UTF-8 text", e);
        }
    }

    private static Map<String, String> metadata(JsonParser json) throws IOException {
        Map<String, String> metadata = new TreeMap<>();
        expect(json.nextToken(), JsonToken.START_OBJECT, METADATA);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING, METADATA + "." + WeightsCheck.printable(key));
            metadata.put(key, json.getText());
        }
        return metadata;
    }

    private static Entry entry(String name, JsonParser json) throws IOException {
        String type = "";
        List<Long> shape = List.of();
        List<Long> offsets = List.of();
        int fields = 0;
        expect(json.nextToken(), JsonToken.START_OBJECT, "tensor " + name);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            String place = "tensor " + name + ", " + WeightsCheck.printable(field);
            fields++;
            switch (field) {
                case "dtype" -> {
                    expect(json.nextToken(), JsonToken.VALUE_STRING, place);
                    type = json.getText();
                }
                case "shape" -> shape = numbers(json, place, Integer.MAX_VALUE);
                case "data_offsets" -> offsets = numbers(json, place, Long.MAX_VALUE);
                default -> throw new InvalidInputException(place + ": must be dtype, shape or data_offsets");
            }
        }
        if (fields != 3 || offsets.size() != 2) {
            throw new InvalidInputException("tensor " + name + " must have dtype, shape and two data_offsets");
        }
        double numbers = shape.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
        if (numbers > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    "tensor " + name + " must have at most " + Integer.MAX_VALUE + " numbers, but has shape " + shape);
        }
        return new Entry(type, shape.stream().map(Long::intValue).toList(), offsets.get(0), offsets.get(1));
    }

    private static List<Long> numbers(JsonParser json, String place, long max) throws IOException {
        List<Long> numbers = new ArrayList<>();
        expect(json.nextToken(), JsonToken.START_ARRAY, place);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, place);
            long number = json.getLongValue();
            if (number < 0 || number > max || numbers.size() == MAX_AXES) {
                throw new InvalidInputException(place + " must be at most " + MAX_AXES + " whole numbers from 0 to "
                        + max + ", but has " + (numbers.size() == MAX_AXES ? "more" : number));
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static void expect(@Nullable JsonToken found, JsonToken expected, String place) {
        if (found != expected) {
            throw new InvalidInputException("not a safetensors file: " + place + " must be " + described(expected)
                    + ", but is " + (found == null ? "the end" : described(found)));
        }
    }

    private static String described(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "a JSON object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "a whole number";
            default -> "another kind of value";
        };
    }
}
