package io.nas4j.db.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.architecture.Input;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** The JSON of a study's configuration; {@code read(write(c)).equals(c)}. */
public final class StudyConfigJson {

    private StudyConfigJson() {}

    public static String write(StudyConfig config) {
        return JsonText.object(json -> {
            json.writeStringField("name", config.name());
            json.writeStringField("space", config.space());
            json.writeStringField("strategy", config.strategy());
            json.writeStringField("engine", config.engine());
            json.writeObjectFieldStart("input");
            json.writeNumberField("resolution", config.input().resolution());
            json.writeNumberField("channels", config.input().channels());
            json.writeEndObject();
            json.writeNumberField("classes", config.classes());
            json.writeNumberField("seed", config.seed());
            json.writeNumberField("trials", config.trials());
            json.writeNumberField("workers", config.workers());
            json.writeObjectFieldStart("objective");
            writeObjective(config.objective(), json);
            json.writeEndObject();
            json.writeObjectFieldStart("task");
            writeTask(config.task(), json);
            json.writeEndObject();
        });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static StudyConfig read(String text) {
        JsonObject json = JsonText.object(text);
        JsonObject input = json.object("input");
        StudyConfig config = new StudyConfig(
                json.text("name"),
                json.text("space"),
                json.text("strategy"),
                json.text("engine"),
                new Input(input.integer("resolution"), input.integer("channels")),
                json.integer("classes"),
                json.whole("seed"),
                json.integer("trials"),
                json.integer("workers"),
                readObjective(json.object("objective")),
                readTask(json.object("task")));
        input.end();
        json.end();
        return config;
    }

    private static void writeObjective(Objective objective, JsonGenerator json) throws IOException {
        json.writeStringField("form", objective.form().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("target_macs", objective.targetMacs());
        json.writeNumberField("exponent", objective.exponent());
    }

    private static Objective readObjective(JsonObject json) {
        String name = json.text("form");
        Objective.Form form = Arrays.stream(Objective.Form.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'objective.form' must be soft or hard"));
        Objective objective = new Objective(form, json.decimal("target_macs"), json.decimal("exponent"));
        json.end();
        return objective;
    }

    private static void writeTask(TrainingTask task, JsonGenerator json) throws IOException {
        json.writeStringField("dataset", task.dataset());
        json.writeNumberField("train_images", task.trainImages());
        json.writeNumberField("validation_images", task.validationImages());
        json.writeNumberField("epochs", task.epochs());
        json.writeNumberField("batch_size", task.batchSize());
        json.writeNumberField("learning_rate", task.learningRate());
        json.writeNumberField("warmup_steps", task.warmupSteps());
        json.writeNumberField("momentum", task.momentum());
        json.writeNumberField("weight_decay", task.weightDecay());
        json.writeNumberField("label_smoothing", task.labelSmoothing());
        json.writeBooleanField("augment", task.augment());
        json.writeNumberField("data_seed", task.dataSeed());
    }

    private static TrainingTask readTask(JsonObject json) {
        TrainingTask task = new TrainingTask(
                json.text("dataset"),
                json.integer("train_images"),
                json.integer("validation_images"),
                json.integer("epochs"),
                json.integer("batch_size"),
                json.decimal("learning_rate"),
                json.integer("warmup_steps"),
                json.decimal("momentum"),
                json.decimal("weight_decay"),
                json.decimal("label_smoothing"),
                json.flag("augment"),
                json.whole("data_seed"));
        json.end();
        return task;
    }
}
