package io.nas4j.space.tree;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A value in a file. Every refusal says the place. */
public sealed interface Node {

    /** Where it stands, as {@code net.yaml, line 3}. */
    String place();

    /** Text, number, truth value or nothing; as written. */
    record Scalar(String place, String text) implements Node {}

    /** Values in a row. */
    record Sequence(String place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Values by key, in the order of the file. */
    record Mapping(String place, Map<String, Node> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /**
         * Refuses keys that are not allowed.
         *
         * @throws InvalidInputException naming the key and those that are allowed
         */
        public Mapping allow(List<String> keys) {
            for (Map.Entry<String, Node> entry : entries.entrySet()) {
                if (!keys.contains(entry.getKey())) {
                    throw new InvalidInputException(entry.getValue().place() + ": unknown key '"
                            + abbreviated(entry.getKey()) + "'; allowed are " + String.join(", ", keys)
                            + NearName.hint(entry.getKey(), keys));
                }
            }
            return this;
        }

        /** The value of a key, where it stands. */
        public Optional<Node> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /**
         * The value of a key.
         *
         * @throws InvalidInputException where it is missing
         */
        public Node get(String key) {
            return find(key).orElseThrow(() -> new InvalidInputException(place + ": key '" + key + "' is missing"));
        }
    }

    /**
     * This as a mapping.
     *
     * @param what it describes, for the refusal
     */
    default Mapping mapping(String what) {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw refused(what + " must be a mapping of keys to values");
    }

    /** This as a sequence. */
    default Sequence sequence(String what) {
        if (this instanceof Sequence sequence) {
            return sequence;
        }
        throw refused(what + " must be a list");
    }

    /** This as a text. */
    default String text(String what) {
        if (this instanceof Scalar scalar) {
            return scalar.text();
        }
        throw refused(what + " must be one value, not a list or mapping");
    }

    /** This as a whole number; its range is for the record that takes it. */
    default int integer(String what) {
        String text = text(what);
        if (!text.matches("-?[0-9]{1,9}")) {
            throw refused(what + " must be a whole number of at most 9 digits, but was '" + abbreviated(text) + "'");
        }
        return Integer.parseInt(text);
    }

    /** This as a number; its range is for the record that takes it. */
    default double decimal(String what) {
        String text = text(what);
        if (!text.matches("-?([0-9]{1,17}(\\.[0-9]{1,20})?|\\.[0-9]{1,20})([eE][+-]?[0-9]{1,3})?")) {
            throw refused(what + " must be a number, but was '" + abbreviated(text) + "'");
        }
        // plus zero, so that minus zero is zero
        return Double.parseDouble(text) + 0.0;
    }

    /** This as a truth value. */
    default boolean truth(String what) {
        String text = text(what);
        if (!text.equals("true") && !text.equals("false")) {
            throw refused(what + " must be true or false, but was '" + abbreviated(text) + "'");
        }
        return text.equals("true");
    }

    /** Reads this one value as a list of one, or a sequence item by item. */
    default <T> List<T> each(Function<Node, T> read) {
        List<Node> items = this instanceof Sequence sequence ? sequence.items() : List.of(this);
        List<T> values = new ArrayList<>(items.size());
        items.forEach(item -> values.add(item.in(read)));
        return values;
    }

    /** Reads something from this; refusals of records get this place. */
    default <T> T in(Function<Node, T> read) {
        try {
            return read.apply(this);
        } catch (InvalidInputException e) {
            String message = String.valueOf(e.getMessage());
            boolean placed = message.startsWith(file() + ", line ") || message.startsWith(file() + ":");
            throw placed ? e : e.at(place());
        }
    }

    private String file() {
        int comma = place().lastIndexOf(", line ");
        return comma < 0 ? place() : place().substring(0, comma);
    }

    private InvalidInputException refused(String message) {
        return new InvalidInputException(place() + ": " + message);
    }

    private static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
