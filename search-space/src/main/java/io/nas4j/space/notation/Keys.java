package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.tree.Node;
import io.nas4j.space.tree.Node.Mapping;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the values of a mapping's keys; refusals have the value's place. */
final class Keys {

    private Keys() {}

    static int integer(Mapping mapping, String key) {
        return mapping.get(key).integer(key);
    }

    static int integer(Mapping mapping, String key, int otherwise) {
        return mapping.find(key).map(node -> node.integer(key)).orElse(otherwise);
    }

    static double decimal(Mapping mapping, String key) {
        return mapping.get(key).decimal(key);
    }

    /** The value with that text. */
    static <T> T choice(Node node, String what, T[] values, Function<T, String> text) {
        String given = node.text(what);
        return Arrays.stream(values)
                .filter(value -> text.apply(value).equals(given))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(what + " must be one of "
                                + Arrays.stream(values).map(text).collect(Collectors.joining(", ")) + ", but was "
                                + Place.abbreviated(given)
                                + NearName.hint(
                                        given, Arrays.stream(values).map(text).toList()))
                        .at(node.place()));
    }
}
