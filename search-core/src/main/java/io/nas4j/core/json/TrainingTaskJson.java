package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;

/** The fields of a training task inside other JSON. */
final class TrainingTaskJson {

    private TrainingTaskJson() {}

    static void write(TrainingTask task, JsonGenerator json) throws IOException {
        json.writeStringField("dataset", task.data().dataset());
        json.writeNumberField("train_images", task.data().trainImages());
        json.writeNumberField("validation_images", task.data().validationImages());
        json.writeNumberField("epochs", task.recipe().epochs());
        json.writeNumberField("batch_size", task.recipe().batchSize());
        json.writeStringField("optimizer", task.recipe().optimizer().rule().text());
        json.writeNumberField("learning_rate", task.recipe().optimizer().learningRate());
        json.writeNumberField("warmup_steps", task.recipe().optimizer().warmupSteps());
        json.writeNumberField("momentum", task.recipe().optimizer().momentum());
        json.writeNumberField("weight_decay", task.recipe().optimizer().weightDecay());
        json.writeNumberField("label_smoothing", task.recipe().labelSmoothing());
        json.writeStringField("augment", task.recipe().augmentation().text());
        json.writeNumberField("data_seed", task.data().seed());
        json.writeNumberField("max_unreadable", task.data().maxUnreadable());
        json.writeNumberField("proxy_width", task.reduction().width());
        json.writeNumberField("proxy_resolution", task.reduction().resolution());
    }

    static TrainingTask read(JsonObject json) {
        TrainingTask task = new TrainingTask(
                new TaskData(
                        json.text("dataset"),
                        json.integer("train_images"),
                        json.integer("validation_images"),
                        json.whole("data_seed"),
                        json.has("max_unreadable") ? json.decimal("max_unreadable") : TaskData.DEFAULT_MAX_UNREADABLE),
                new Recipe(
                        json.integer("epochs"),
                        json.integer("batch_size"),
                        new OptimizerSettings(
                                readOptimizer(json),
                                json.decimal("learning_rate"),
                                json.integer("warmup_steps"),
                                json.decimal("momentum"),
                                json.decimal("weight_decay")),
                        json.decimal("label_smoothing"),
                        readAugmentation(json)),
                readReduction(json));
        json.end();
        return task;
    }

    /** At first there was one, which studies did not name. */
    private static Optimizer readOptimizer(JsonObject json) {
        if (!json.has("optimizer")) {
            return Optimizer.SGD;
        }
        try {
            return Optimizer.parse(json.text("optimizer"));
        } catch (InvalidInputException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Studies of the first release have none; then there was the resolution alone, under another name. */
    private static Reduction readReduction(JsonObject json) {
        if (json.has("resolution")) {
            return Reduction.NONE.withResolution(json.integer("resolution"));
        }
        return json.has("proxy_width")
                ? new Reduction(json.decimal("proxy_width"), json.integer("proxy_resolution"))
                : Reduction.NONE;
    }

    /** Studies of the first release say whether images are cropped and mirrored, and knew nothing else. */
    private static Augmentation readAugmentation(JsonObject json) {
        if (json.hasFlag("augment")) {
            return json.flag("augment") ? Augmentation.CROP_FLIP : Augmentation.NONE;
        }
        try {
            return Augmentation.parse(json.text("augment"));
        } catch (InvalidInputException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
