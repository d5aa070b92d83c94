package io.nas4j.export.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.List;
import java.util.Map;

/**
 * What an exported file says of itself beside its graph.
 *
 * @param classNames one name for each class, in the order of the logits
 */
record OnnxMetadata(Architecture architecture, List<String> classNames) {

    private static final ObjectMapper JSON = new ObjectMapper();

    OnnxMetadata {
        classNames = List.copyOf(classNames);
    }

    /**
     * Reads what {@link OnnxExporter} writes.
     *
     * @param classes of the graph's output
     * @throws InvalidInputException where a text is missing or broken, or does not fit the graph
     */
    static OnnxMetadata of(Map<String, String> texts, int classes) {
        List<String> names = names(text(texts, OnnxExporter.CLASSES));
        if (names.size() != classes) {
            throw new InvalidInputException(
                    "it must name its " + classes + " classes, but '" + OnnxExporter.CLASSES + "' has " + names.size());
        }
        return new OnnxMetadata(ArchitectureText.parse(text(texts, OnnxExporter.ARCHITECTURE)), names);
    }

    private static String text(Map<String, String> texts, String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new InvalidInputException(
                    "its metadata must have '" + key + "', as files that nas4j exports have, but has "
                            + (texts.isEmpty() ? "nothing" : "only " + String.join(", ", texts.keySet())));
        }
        return text;
    }

    private static List<String> names(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "its '" + OnnxExporter.CLASSES + "' must be a JSON array of names, but is " + json, e);
        }
    }
}
