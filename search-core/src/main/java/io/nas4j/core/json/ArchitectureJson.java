package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.notation.ArchitectureTree;
import io.nas4j.space.tree.Node;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The JSON of an architecture, with the keys of {@link ArchitectureTree}; programs of others read it, and this one too. */
public final class ArchitectureJson {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private ArchitectureJson() {}

    /** Writes an architecture. */
    public static String write(Architecture architecture) {
        return JsonText.object(json -> fields(ArchitectureTree.write(architecture), json));
    }

    private static void fields(Node.Mapping mapping, JsonGenerator json) throws IOException {
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            json.writeFieldName(entry.getKey());
            value(entry.getValue(), json);
        }
    }

    private static void value(Node node, JsonGenerator json) throws IOException {
        if (node instanceof Node.Mapping mapping) {
            json.writeStartObject();
            fields(mapping, json);
            json.writeEndObject();
        } else if (node instanceof Node.Sequence sequence) {
            json.writeStartArray();
            for (Node item : sequence.items()) {
                value(item, json);
            }
            json.writeEndArray();
        } else if (node instanceof Node.Scalar scalar) {
            scalar(scalar.text(), json);
        }
    }

    private static void scalar(String text, JsonGenerator json) throws IOException {
        if (NUMBER.matcher(text).matches()) {
            json.writeNumber(text);
        } else if (text.equals("true") || text.equals("false")) {
            json.writeBoolean(Boolean.parseBoolean(text));
        } else {
            json.writeString(text);
        }
    }
}
