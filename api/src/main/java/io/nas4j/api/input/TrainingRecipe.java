package io.nas4j.api.input;

import io.nas4j.core.file.UserPath;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.field.Field;
import io.nas4j.core.study.field.TaskFields;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.tree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A way of training that has a name, or stands in a YAML file. What it says is stored with what it trained, setting by setting.
 *
 * @param settings keys and values, each with its place
 */
public record TrainingRecipe(Node.Mapping settings) {

    /** The recipe where none is named. */
    public static final String USUAL = "quick";

    private static final List<String> NAMES = List.of(USUAL, "efficientnet");

    /** An optimizer stands before its learning rate and weight decay, because it brings some of its own. */
    private static final List<Field<TrainingTask, ?>> FIELDS = List.of(
            TaskFields.EPOCHS,
            TaskFields.BATCH_SIZE,
            TaskFields.OPTIMIZER,
            TaskFields.LEARNING_RATE,
            TaskFields.WARMUP_STEPS,
            TaskFields.WARMUP_EPOCHS,
            TaskFields.SCHEDULE,
            TaskFields.MOMENTUM,
            TaskFields.WEIGHT_DECAY,
            TaskFields.DECAY_ALL,
            TaskFields.CLIP_NORM,
            TaskFields.LABEL_SMOOTHING,
            TaskFields.EMA,
            TaskFields.AUGMENT,
            TaskFields.PROGRESSIVE);

    private static final List<String> KEYS = FIELDS.stream().map(Field::name).toList();

    /** The recipes that are there by name. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Reads a recipe.
     *
     * @param argument a name, or a file that ends in {@code .yaml}, {@code .yml} or {@code .json}
     * @throws InvalidInputException where there is none such, with file and line where a key is unknown
     */
    public static TrainingRecipe read(String argument) {
        if (NAMES.contains(argument)) {
            return of(YamlFile.parse("recipe " + argument, builtIn(argument)));
        }
        if (argument.matches(".*\\.(yaml|yml|json)")) {
            Path file = UserPath.of("--recipe", argument);
            return of(YamlFile.read("recipe", file));
        }
        throw new InvalidInputException("--recipe must be one of " + String.join(", ", NAMES)
                + ", or a file that ends in .yaml, .yml or .json, but was '" + argument + "'"
                + NearName.hint(argument, NAMES));
    }

    private static String builtIn(String name) {
        String resource = "recipes/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(TrainingRecipe.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrainingRecipe of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return new TrainingRecipe(mapping.allow(KEYS));
        }
        throw new InvalidInputException(node.place()
                + ": a recipe must have keys and values, as 'epochs: 10'; allowed are " + String.join(", ", KEYS));
    }

    /**
     * The task trained so. What the recipe does not say stays.
     *
     * @throws InvalidInputException with file and line where a value is none that its key may have
     */
    public TrainingTask applyTo(TrainingTask task) {
        TrainingTask changed = task;
        for (Field<TrainingTask, ?> field : FIELDS) {
            Optional<Node> value = settings.find(field.name());
            if (value.isPresent()) {
                changed = with(changed, field, value.get());
            }
        }
        return changed;
    }

    private static <S> TrainingTask with(TrainingTask task, Field<TrainingTask, S> field, Node value) {
        if (!(value instanceof Node.Scalar scalar)) {
            throw new InvalidInputException(value.place() + ": '" + field.name() + "' must have one value");
        }
        try {
            S parsed = field.type().parse().apply(scalar.text());
            return parsed instanceof Optimizer rule
                    ? task.withRecipe(recipe -> recipe.withOptimizer(optimizer -> optimizer.withRule(rule)))
                    : TaskFields.with(task, field, parsed);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    value.place() + ": '" + field.name() + "' must be a "
                            + field.type().name() + ", but is '" + scalar.text() + "'",
                    e);
        } catch (InvalidInputException e) {
            throw e.at(value.place());
        }
    }
}
