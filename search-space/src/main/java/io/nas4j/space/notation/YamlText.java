package io.nas4j.space.notation;

import io.nas4j.space.tree.Node;
import io.nas4j.space.tree.Node.Mapping;
import io.nas4j.space.tree.Node.Scalar;
import io.nas4j.space.tree.Node.Sequence;
import java.util.StringJoiner;

/** Writes a tree as YAML: a line for each key and for each item of a list; mappings inside in braces. */
final class YamlText {

    private YamlText() {}

    static String format(Mapping tree) {
        StringBuilder text = new StringBuilder(256);
        tree.entries().forEach((key, value) -> {
            text.append(quoted(key)).append(':');
            if (value instanceof Sequence sequence) {
                text.append('\n');
                items(sequence, "  ", text);
            } else {
                text.append(' ').append(inline(value)).append('\n');
            }
        });
        return text.toString();
    }

    private static void items(Sequence sequence, String indent, StringBuilder text) {
        for (Node item : sequence.items()) {
            String lead = indent;
            if (item instanceof Sequence inner) {
                for (Node block : inner.items()) {
                    text.append(lead).append(lead.equals(indent) ? "- - " : "- ");
                    text.append(inline(block)).append('\n');
                    lead = indent + "  ";
                }
            } else {
                text.append(indent).append("- ").append(inline(item)).append('\n');
            }
        }
    }

    private static String inline(Node node) {
        if (node instanceof Scalar scalar) {
            return quoted(scalar.text());
        }
        if (node instanceof Mapping mapping) {
            StringJoiner entries = new StringJoiner(", ", "{", "}");
            mapping.entries().forEach((key, value) -> entries.add(quoted(key) + ": " + inline(value)));
            return entries.toString();
        }
        StringJoiner items = new StringJoiner(", ", "[", "]");
        ((Sequence) node).items().forEach(item -> items.add(inline(item)));
        return items.toString();
    }

    /** In quotes where YAML would read the text as something else. */
    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z0-9][A-Za-z0-9.-]*");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }
}
