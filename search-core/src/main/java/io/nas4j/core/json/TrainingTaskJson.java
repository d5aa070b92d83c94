package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.field.FieldValues;
import io.nas4j.core.study.field.TaskFields;
import java.io.IOException;

/** The JSON of a training task: its {@link TaskFields}; {@code read(write(t)).equals(t)}. */
public final class TrainingTaskJson {

    private TrainingTaskJson() {}

    public static String write(TrainingTask task) {
        return JsonText.object(json -> FieldsJson.write(TaskFields.ALL, task, json));
    }

    /**
     * Reads what {@link #write} wrote, and what earlier releases wrote, whose tasks lack what was added since.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static TrainingTask read(String text) {
        return read(JsonText.object(text));
    }

    /** Writes the task under a key of other JSON. */
    static void write(String key, TrainingTask task, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(key);
        FieldsJson.write(TaskFields.ALL, task, json);
        json.writeEndObject();
    }

    static TrainingTask read(JsonObject json) {
        return TaskFields.task(FieldValues.read(TaskFields.ALL, json));
    }
}
