package io.nas4j.core.weights;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Facts that the use of a trained network needs beside its weights. The weights file holds them as texts.
 *
 * @param normalisation the normalisation of the network's inputs
 * @param classNames names of the classes, in the order of the outputs
 */
public record WeightsMetadata(Architecture architecture, InputNormalisation normalisation, List<String> classNames) {

    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";
    private static final String CLASSES = "classes";

    public WeightsMetadata {
        classNames = List.copyOf(classNames);
    }

    /** The texts for {@link Safetensors#write}: the architecture, and lists as JSON. */
    public Map<String, String> texts() {
        return Map.of(
                Safetensors.ARCHITECTURE,
                ArchitectureText.format(architecture),
                MEAN,
                JsonText.decimals(normalisation.mean()),
                DEVIATION,
                JsonText.decimals(normalisation.deviation()),
                CLASSES,
                JsonText.array(classNames));
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
                        list(texts, MEAN, JsonText::decimals), list(texts, DEVIATION, JsonText::decimals)),
                list(texts, CLASSES, JsonText::array));
    }

    private static String text(Map<String, String> texts, String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new InvalidInputException("weights must come with '" + key + "', but have only " + texts.keySet());
        }
        return text;
    }

    private static <T> List<T> list(Map<String, String> texts, String key, Function<String, List<T>> read) {
        String text = text(texts, key);
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("'" + key + "' of the weights must be a list in JSON, but is " + text, e);
        }
    }
}
