package io.nas4j.cli.input;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A way to judge networks by short training: what it does otherwise than the options of the command say.
 *
 * @param text as {@code resolution=16,epochs=2}; {@code default} where it changes nothing
 */
public record Proxy(String text, TrainingTask task) {

    private static final String DEFAULT = "default";
    private static final List<String> KEYS = List.of(
            "width",
            "resolution",
            "epochs",
            "train-images",
            "validation-images",
            "batch-size",
            "optimizer",
            "learning-rate",
            "warmup-steps");

    /**
     * Reads {@code KEY=VALUE} with commas between.
     *
     * @param base what is not said is as here
     * @throws InvalidInputException where a key is unknown or given twice, or its value wrong
     */
    public static Proxy parse(String text, TrainingTask base) {
        Proxy proxy = new Proxy(text.isBlank() ? DEFAULT : text, base);
        if (proxy.text.equals(DEFAULT)) {
            return proxy;
        }
        Map<String, String> given = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 || !KEYS.contains(pair[0]) || given.put(pair[0], pair[1]) != null) {
                throw new InvalidInputException("--proxy must be KEY=VALUE with commas between, each key once, of "
                        + String.join(", ", KEYS) + ", but was '" + text + "'");
            }
        }
        // in the order of the keys, because an optimizer brings its own learning rate
        for (String key : KEYS) {
            if (given.containsKey(key)) {
                proxy = new Proxy(text, proxy.with(key, given.get(key)));
            }
        }
        return proxy;
    }

    private TrainingTask with(String key, String value) {
        return switch (key) {
            case "width" -> task.with(task.reduction().withWidth(decimal(value)));
            case "resolution" -> task.with(task.reduction().withResolution(whole(value)));
            case "epochs" -> task.withRecipe(recipe -> recipe.withEpochs(whole(value)));
            case "train-images" -> task.withData(data -> data.withTrainImages(whole(value)));
            case "validation-images" -> task.withData(data -> data.withValidationImages(whole(value)));
            case "batch-size" -> task.withRecipe(recipe -> recipe.withBatchSize(whole(value)));
            case "optimizer" -> optimized(optimizer -> optimizer.withRule(Optimizer.parse(value)));
            case "learning-rate" -> optimized(optimizer -> optimizer.withLearningRate(decimal(value)));
            case "warmup-steps" -> optimized(optimizer -> optimizer.withWarmupSteps(whole(value)));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private TrainingTask optimized(UnaryOperator<OptimizerSettings> change) {
        return task.withRecipe(recipe -> recipe.withOptimizer(change));
    }

    private int whole(String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new InvalidInputException("--proxy '" + text + "' must have whole numbers, but has '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private double decimal(String value) {
        if (!value.matches("[0-9]{1,9}(\\.[0-9]{1,12})?")) {
            throw new InvalidInputException("--proxy '" + text + "' must have numbers, but has '" + value + "'");
        }
        return Double.parseDouble(value);
    }

    /** The text as a part of a study's name. */
    public String slug() {
        return text.replace("=", "").replace(',', '-').replace(" ", "");
    }
}
