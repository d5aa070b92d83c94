package io.nas4j.space.notation;

import io.nas4j.space.Decimals;
import io.nas4j.space.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping that is being written. */
final class TreeBuilder {

    private static final String PLACE = "architecture";

    private final Map<String, Node> entries = new LinkedHashMap<>();

    TreeBuilder put(String key, String text) {
        return put(key, new Node.Scalar(PLACE, text));
    }

    TreeBuilder put(String key, int number) {
        return put(key, Integer.toString(number));
    }

    TreeBuilder put(String key, double number) {
        return put(key, Decimals.text(number));
    }

    TreeBuilder put(String key, TreeBuilder mapping) {
        return put(key, mapping.build());
    }

    TreeBuilder put(String key, List<Node> items) {
        return put(key, sequence(items));
    }

    private TreeBuilder put(String key, Node node) {
        entries.put(key, node);
        return this;
    }

    Node.Mapping build() {
        return new Node.Mapping(PLACE, entries);
    }

    static Node sequence(List<Node> items) {
        return new Node.Sequence(PLACE, items);
    }
}
