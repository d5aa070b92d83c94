package io.nas4j.cli.input;

import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to judge networks by short training: what it does otherwise than the options of the command say.
 *
 * @param text as {@code resolution=16,epochs=2}; {@code default} where it changes nothing
 * @param resolution of the pictures, where it is not the data set's own
 */
public record Proxy(String text, TrainingTask task, Optional<Integer> resolution) {

    private static final String DEFAULT = "default";
    private static final List<String> KEYS = List.of(
            "resolution", "epochs", "train-images", "validation-images", "batch-size", "learning-rate", "warmup-steps");

    /**
     * Reads {@code KEY=VALUE} with commas between.
     *
     * @param base what is not said is as here
     * @throws InvalidInputException where a key is unknown or given twice, or its value wrong
     */
    public static Proxy parse(String text, TrainingTask base, Optional<Integer> resolution) {
        Proxy proxy = new Proxy(text.isBlank() ? DEFAULT : text, base, resolution);
        if (proxy.text.equals(DEFAULT)) {
            return proxy;
        }
        List<String> seen = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 || !KEYS.contains(pair[0]) || seen.contains(pair[0])) {
                throw new InvalidInputException("--proxy must be KEY=VALUE with commas between, each key once, of "
                        + String.join(", ", KEYS) + ", but was '" + text + "'");
            }
            seen.add(pair[0]);
            proxy = proxy.with(pair[0], pair[1]);
        }
        return proxy;
    }

    private Proxy with(String key, String value) {
        if (key.equals("resolution")) {
            return new Proxy(text, task, Optional.of(whole(value)));
        }
        TrainingTask changed = new TrainingTask(
                task.dataset(),
                key.equals("train-images") ? whole(value) : task.trainImages(),
                key.equals("validation-images") ? whole(value) : task.validationImages(),
                key.equals("epochs") ? whole(value) : task.epochs(),
                key.equals("batch-size") ? whole(value) : task.batchSize(),
                key.equals("learning-rate") ? decimal(value) : task.learningRate(),
                key.equals("warmup-steps") ? whole(value) : task.warmupSteps(),
                task.momentum(),
                task.weightDecay(),
                task.labelSmoothing(),
                task.augmentation(),
                task.dataSeed(),
                task.maxUnreadable());
        return new Proxy(text, changed, resolution);
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
