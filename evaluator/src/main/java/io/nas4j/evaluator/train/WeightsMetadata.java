package io.nas4j.evaluator.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What must be known beside its weights to use a trained network; kept in the weights file as texts.
 *
 * @param normalisation that its inputs went through
 * @param classNames in the order of its outputs
 */
public record WeightsMetadata(Architecture architecture, InputNormalisation normalisation, List<String> classNames) {

    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";
    private static final String CLASSES = "classes";
    private static final ObjectMapper JSON = new ObjectMapper();

    public WeightsMetadata {
        classNames = List.copyOf(classNames);
    }

    /** The texts for {@link Safetensors#write}: the architecture's, and lists in JSON. */
    public Map<String, String> texts() {
        return Map.of(
                Safetensors.ARCHITECTURE,
                ArchitectureText.format(architecture),
                MEAN,
                json(normalisation.mean()),
                DEVIATION,
                json(normalisation.deviation()),
                CLASSES,
                json(classNames));
    }

    private static String json(List<?> list) {
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts can be written", e);
        }
    }

    /**
     * Reads what {@link Safetensors#metadata} found in a file.
     *
     * @throws InvalidInputException where a text is missing or broken, as in files that another program wrote
     */
    public static WeightsMetadata of(Map<String, String> texts) {
        return new WeightsMetadata(
                ArchitectureText.parse(text(texts, Safetensors.ARCHITECTURE)),
                new InputNormalisation(
                        list(texts, MEAN, new TypeReference<List<Double>>() {}),
                        list(texts, DEVIATION, new TypeReference<List<Double>>() {})),
                list(texts, CLASSES, new TypeReference<List<String>>() {}));
    }

    private static String text(Map<String, String> texts, String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new InvalidInputException("weights must come with '" + key + "', but have only " + texts.keySet());
        }
        return text;
    }

    private static <T> List<T> list(Map<String, String> texts, String key, TypeReference<List<T>> type) {
        try {
            List<T> list = JSON.readValue(text(texts, key), type);
            if (list != null && list.stream().allMatch(Objects::nonNull)) {
                return list;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        throw new InvalidInputException(
                "'" + key + "' of the weights must be a list in JSON, but is " + texts.get(key));
    }
}
