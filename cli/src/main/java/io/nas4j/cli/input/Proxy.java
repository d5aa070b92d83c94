package io.nas4j.cli.input;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.field.Field;
import io.nas4j.core.study.field.FieldType;
import io.nas4j.core.study.field.TaskFields;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way to judge networks by short training: what it does otherwise than the options of the command say.
 *
 * @param text as {@code resolution=16,epochs=2}; {@code default} where it changes nothing
 */
public record Proxy(String text, TrainingTask task) {

    private static final String DEFAULT = "default";
    private static final String PREFIX = "proxy-";

    /** An optimizer stands before its learning rate, because it brings one of its own. */
    private static final List<Field<TrainingTask, ?>> FIELDS = List.of(
            TaskFields.PROXY_WIDTH,
            TaskFields.PROXY_RESOLUTION,
            TaskFields.EPOCHS,
            TaskFields.TRAIN_IMAGES,
            TaskFields.VALIDATION_IMAGES,
            TaskFields.BATCH_SIZE,
            TaskFields.OPTIMIZER,
            TaskFields.LEARNING_RATE,
            TaskFields.WARMUP_STEPS);

    private static final List<String> KEYS = FIELDS.stream().map(Proxy::key).toList();

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
                        + String.join(", ", KEYS) + ", but was '" + text + "'"
                        + (KEYS.contains(pair[0]) ? "" : NearName.hint(pair[0], KEYS)));
            }
        }
        for (Field<TrainingTask, ?> field : FIELDS) {
            String value = given.get(key(field));
            if (value != null) {
                proxy = new Proxy(text, proxy.with(field, value));
            }
        }
        return proxy;
    }

    private static String key(Field<TrainingTask, ?> field) {
        return field.name().startsWith(PREFIX) ? field.name().substring(PREFIX.length()) : field.name();
    }

    private <S> TrainingTask with(Field<TrainingTask, S> field, String value) {
        refuseOther(field.type(), value);
        S parsed = field.type().parse().apply(value);
        return parsed instanceof Optimizer rule
                ? task.withRecipe(recipe -> recipe.withOptimizer(optimizer -> optimizer.withRule(rule)))
                : TaskFields.with(task, field, parsed);
    }

    private void refuseOther(FieldType<?> type, String value) {
        if (type.equals(FieldType.INTEGER) && !value.matches("[0-9]{1,9}")) {
            throw new InvalidInputException("--proxy '" + text + "' must have whole numbers, but has '" + value + "'");
        }
        if (type.equals(FieldType.DECIMAL) && !value.matches("[0-9]{1,9}(\\.[0-9]{1,12})?")) {
            throw new InvalidInputException("--proxy '" + text + "' must have numbers, but has '" + value + "'");
        }
    }

    /** The text as a part of a study's name. */
    public String slug() {
        return text.replace("=", "").replace(',', '-').replace(" ", "");
    }
}
