package io.nas4j.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fields as CSV has them, a column each. The fields of a field follow it with their names behind its own, as
 * {@code regret_25}. A list of texts is one column with blanks between. A list of objects, of which rows have any number, is
 * one column of JSON.
 */
final class FlatFields {

    private final Map<String, String> columns = new LinkedHashMap<>();
    private final ObjectMapper mapper;

    private FlatFields(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The text of each column. */
    static Map<String, String> of(Map<String, ?> fields, ObjectMapper mapper) {
        FlatFields flat = new FlatFields(mapper);
        fields.forEach(flat::add);
        return flat.columns;
    }

    private void add(String name, Object value) {
        if (value instanceof Map<?, ?> nested) {
            nested.forEach((key, each) -> add(name + "_" + key, each));
        } else if (value instanceof Interval interval) {
            add(name + "_low", interval.low());
            add(name + "_high", interval.high());
        } else {
            columns.put(name, cell(value));
        }
    }

    private String cell(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().anyMatch(Map.class::isInstance)
                    ? json(list)
                    : list.stream().map(this::cell).collect(Collectors.joining(" "));
        }
        return value instanceof Number ? value.toString() : Listing.text(value);
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows hold numbers, texts, lists and maps only: " + value, e);
        }
    }
}
