package io.nas4j.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One line of a listing: values by field name, in order. Field names are part of the command line's contract. A value that
 * is not there is null in JSON and empty elsewhere.
 */
public final class Row {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Adds a field; optional values are unwrapped. */
    public Row with(String name, Object value) {
        fields.put(name, unwrap(value));
        return this;
    }

    /** A row of those fields, in that order; one that this row lacks is one that is not there. */
    public Row only(List<String> names) {
        Row chosen = new Row();
        names.forEach(name -> chosen.fields.put(name, fields.getOrDefault(name, Missing.VALUE)));
        return chosen;
    }

    private static Object unwrap(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? unwrap(optional.get()) : Missing.VALUE;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? (Object) optional.getAsDouble() : Missing.VALUE;
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? (Object) optional.getAsInt() : Missing.VALUE;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? (Object) optional.getAsLong() : Missing.VALUE;
        }
        if (value instanceof Row row) {
            return row.fields();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Row::unwrap).toList();
        }
        return value;
    }

    Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** A value that is not there. */
    enum Missing {
        VALUE
    }
}
