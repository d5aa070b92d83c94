package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.latency.Timing;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The JSON of how a trial ended, within other JSON; what was written is read again, numbers that are not finite too. */
public final class OutcomeJson {

    private static final List<String> TYPES = List.of("complete", "pruned", "failed");
    private static final List<String> CAUSES =
            Arrays.stream(FailureCause.values()).map(Enum::name).toList();

    private OutcomeJson() {}

    /** Writes an outcome under a key. */
    public static void write(String key, Outcome outcome, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(key);
        if (outcome instanceof Outcome.Complete complete) {
            json.writeStringField("type", "complete");
            json.writeNumberField("accuracy", complete.accuracy());
            if (complete.testAccuracy().isPresent()) {
                json.writeNumberField("test_accuracy", complete.testAccuracy().getAsDouble());
            }
            write(complete, complete.latencies(), json);
        } else if (outcome instanceof Outcome.Pruned pruned) {
            json.writeStringField("type", "pruned");
            json.writeNumberField("accuracy", pruned.accuracy());
            write(pruned, pruned.latencies(), json);
        } else if (outcome instanceof Outcome.Failed failed) {
            json.writeStringField("type", "failed");
            json.writeStringField("cause", failed.cause().name());
            json.writeStringField("message", failed.message());
        }
        json.writeEndObject();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static Outcome read(JsonObject json) {
        Outcome outcome = switch (json.oneOf("type", TYPES)) {
            case "complete" ->
                new Outcome.Complete(
                        json.anyDecimal("accuracy"),
                        json.has("test_accuracy")
                                ? OptionalDouble.of(json.anyDecimal("test_accuracy"))
                                : OptionalDouble.empty(),
                        json.textOrNone("note"),
                        latencies(json),
                        objectives(json));
            case "pruned" ->
                new Outcome.Pruned(
                        json.anyDecimal("accuracy"), json.textOrNone("note"), latencies(json), objectives(json));
            default -> new Outcome.Failed(FailureCause.valueOf(json.oneOf("cause", CAUSES)), json.text("message"));
        };
        json.end();
        return outcome;
    }

    private static void write(Outcome outcome, List<MeasuredLatency> latencies, JsonGenerator json) throws IOException {
        if (outcome.note().isPresent()) {
            json.writeStringField("note", outcome.note().get());
        }
        if (!outcome.objectives().values().isEmpty()) {
            json.writeStringField("objectives", outcome.objectives().text());
        }
        json.writeArrayFieldStart("latencies");
        for (MeasuredLatency latency : latencies) {
            json.writeStartObject();
            json.writeNumberField("batch", latency.batch());
            json.writeNumberField("median_ns", latency.timing().median());
            json.writeNumberField("spread_ns", latency.timing().spread());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static OtherObjectives objectives(JsonObject json) {
        return json.textOrNone("objectives").map(OtherObjectives::parse).orElse(OtherObjectives.NONE);
    }

    private static List<MeasuredLatency> latencies(JsonObject json) {
        return json.objects("latencies").stream().map(OutcomeJson::latency).toList();
    }

    private static MeasuredLatency latency(JsonObject json) {
        MeasuredLatency latency = new MeasuredLatency(
                json.integer("batch"), new Timing(json.whole("median_ns"), json.whole("spread_ns")));
        json.end();
        return latency;
    }
}
