package io.nas4j.core.json;

import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.trial.Phase;
import java.util.Map;

/** The JSON of a phase's options; {@code read(phase, write(p)).equals(p)}. */
public final class PhasePlanJson {

    private PhasePlanJson() {}

    public static String write(PhasePlan plan) {
        return JsonText.object(json -> {
            TrainingTaskJson.write("task", plan.task(), json);
            json.writeObjectFieldStart("options");
            for (Map.Entry<String, String> option : plan.options().entrySet()) {
                json.writeStringField(option.getKey(), option.getValue());
            }
            json.writeEndObject();
        });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static PhasePlan read(Phase phase, String text) {
        JsonObject json = JsonText.object(text);
        PhasePlan plan = new PhasePlan(
                phase,
                TrainingTaskJson.read(json.object("task")),
                json.object("options").texts());
        json.end();
        return plan;
    }
}
