package io.nas4j.controller.proposal;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A strategy's name and its options, as in {@code evolution:population=20:mutation=0.1}.
 *
 * @param values the text of each option by its key
 */
public record StrategyOptions(String strategy, SortedMap<String, String> values) {

    public StrategyOptions {
        values = new TreeMap<>(values);
    }

    /**
     * Reads a name, then {@code :key=value} any number of times.
     *
     * @throws InvalidInputException where it has another form
     */
    public static StrategyOptions parse(String text) {
        String[] parts = text.strip().split(":", -1);
        SortedMap<String, String> values = new TreeMap<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw new InvalidInputException("a strategy is NAME or NAME:KEY=VALUE:KEY=VALUE, as"
                        + " evolution:population=20, but was '" + text + "'");
            }
            if (values.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw new InvalidInputException(
                        "'" + part.substring(0, equals) + "' is set twice in strategy '" + text + "'");
            }
        }
        return new StrategyOptions(parts[0], values);
    }

    /** The form that {@link #parse} reads, keys in order. */
    public String text() {
        return strategy
                + values.entrySet().stream()
                        .map(entry -> ":" + entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining());
    }

    /** The same without one key. */
    public StrategyOptions without(String key) {
        SortedMap<String, String> others = new TreeMap<>(values);
        others.remove(key);
        return new StrategyOptions(strategy, others);
    }

    /**
     * Refuses keys that the strategy does not know.
     *
     * @throws InvalidInputException naming the keys that it knows
     */
    public StrategyOptions allow(String... keys) {
        for (String key : values.keySet()) {
            if (!List.of(keys).contains(key)) {
                throw new InvalidInputException("strategy " + strategy + " has no option '" + key + "'; "
                        + (keys.length == 0 ? "it has none" : "its options are " + String.join(", ", keys))
                        + NearName.hint(key, List.of(keys)));
            }
        }
        return this;
    }

    /** A whole number from least to most. */
    public int integer(String key, int otherwise, int least, int most) {
        return (int) number(key, otherwise, least, most, true);
    }

    /** A decimal number from least to most. */
    public double decimal(String key, double otherwise, double least, double most) {
        return number(key, otherwise, least, most, false);
    }

    private double number(String key, double otherwise, double least, double most, boolean whole) {
        String text = values.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            double value = whole ? Integer.parseInt(text) : Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new InvalidInputException(
                "option " + key + " of strategy " + strategy + " must be a " + (whole ? "whole " : "") + "number from "
                        + shown(least, whole) + " to " + shown(most, whole) + ", but was '" + text + "'");
    }

    private static String shown(double value, boolean whole) {
        return whole ? Long.toString((long) value) : Decimals.text(value);
    }

    /** One of some words, each with its meaning. */
    public <T> T word(String key, T otherwise, Map<String, T> words) {
        String text = values.get(key);
        if (text == null) {
            return otherwise;
        }
        T value = words.get(text);
        if (value == null) {
            throw new InvalidInputException("option " + key + " of strategy " + strategy + " must be one of "
                    + words.keySet().stream().sorted().collect(Collectors.joining(", ")) + ", but was '" + text + "'"
                    + NearName.hint(text, words.keySet()));
        }
        return value;
    }
}
