package io.nas4j.core.trial;

import io.nas4j.space.Decimals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a training measured besides the accuracy, by name, each in a unit of its own: {@code latency_ms}.
 *
 * @param values finite numbers by names that {@link #isName}
 */
public record OtherObjectives(SortedMap<String, Double> values) {

    /** None. */
    public static final OtherObjectives NONE = new OtherObjectives(new TreeMap<>());

    /** The most that a trial may have. */
    public static final int MOST = 32;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    /** Refuses names and numbers that are none, with {@link IllegalArgumentException}. */
    public OtherObjectives {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        if (values.size() > MOST) {
            throw new IllegalArgumentException(
                    "a trial has at most " + MOST + " objectives, but was given " + values.size());
        }
        values.forEach((name, value) -> {
            if (!isName(name) || !Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "'" + name + "' cannot be an objective with the value " + Decimals.text(value));
            }
        });
    }

    /** Whether an objective may be called so: a letter, then letters, digits, '_', '.' or '-', at most 64. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The value of that name. */
    public OptionalDouble find(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The same with one more, or with another value of it. */
    public OtherObjectives with(String name, double value) {
        SortedMap<String, Double> more = new TreeMap<>(values);
        more.put(name, value);
        return new OtherObjectives(more);
    }

    /** The same, with others over it. */
    public OtherObjectives with(OtherObjectives others) {
        SortedMap<String, Double> more = new TreeMap<>(values);
        more.putAll(others.values);
        return new OtherObjectives(more);
    }

    /** The form in which they are stored: {@code energy_j=0.5,latency_ms=3.25}. */
    public String text() {
        List<String> each = new ArrayList<>();
        for (Map.Entry<String, Double> value : values.entrySet()) {
            each.add(value.getKey() + "=" + Decimals.text(value.getValue()));
        }
        return String.join(",", each);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException where it is something else
     */
    public static OtherObjectives parse(String text) {
        SortedMap<String, Double> values = new TreeMap<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int at = each.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("'" + each + "' must be an objective, as latency_ms=3.25");
            }
            values.put(each.substring(0, at), Double.parseDouble(each.substring(at + 1)));
        }
        return new OtherObjectives(values);
    }
}
