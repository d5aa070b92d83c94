package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.evaluation.Checkpointing;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.WantedResults;
import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.study.field.FieldValues;
import io.nas4j.core.study.field.LimitFields;
import io.nas4j.core.trial.Signal;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JSON of a request to train a network, on one line; {@code read(write(r)).equals(r)} where the file for weights, if
 * there is one, and that for checkpoints are absolute.
 */
public final class RequestJson {

    private RequestJson() {}

    /** Writes a request. Files become absolute, because the reader may run in another folder. */
    public static String write(EvaluationRequest request) {
        return JsonText.object(json -> {
            json.writeStringField("architecture", ArchitectureText.format(request.architecture()));
            TrainingTaskJson.write("task", request.task(), json);
            if (request.fingerprint().isPresent()) {
                json.writeStringField("fingerprint", request.fingerprint().get());
            }
            json.writeStringField("engine", request.engine());
            json.writeNumberField("seed", request.seed());
            writeWanted(request.wanted(), json);
            json.writeObjectFieldStart("limits");
            FieldsJson.write(LimitFields.ALL, request.limits(), json);
            json.writeEndObject();
            TrialJson.rule("stop_rule", request.stopRule(), json);
        });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     * @throws io.nas4j.space.InvalidInputException where a value is beyond what is allowed
     */
    public static EvaluationRequest read(String text) {
        JsonObject json = JsonText.object(text);
        EvaluationRequest request = new EvaluationRequest(
                ArchitectureText.parse(json.text("architecture")),
                TrainingTaskJson.read(json.object("task")),
                json.textOrNone("fingerprint"),
                json.text("engine"),
                json.whole("seed"),
                readWanted(json.object("wanted")),
                LimitFields.limits(FieldValues.read(LimitFields.ALL, json.object("limits"))),
                readStopRule(json.object("stop_rule")));
        json.end();
        return request;
    }

    private static void writeWanted(WantedResults wanted, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("wanted");
        json.writeBooleanField("test_accuracy", wanted.testAccuracy());
        if (wanted.weightsFile().isPresent()) {
            json.writeStringField(
                    "weights_file", wanted.weightsFile().get().toAbsolutePath().toString());
        }
        if (wanted.checkpoint().isPresent()) {
            Checkpointing checkpoint = wanted.checkpoint().get();
            json.writeStringField(
                    "checkpoint_file", checkpoint.file().toAbsolutePath().toString());
            json.writeNumberField("checkpoint_seconds", checkpoint.seconds());
        }
        json.writeArrayFieldStart("latency_batches");
        for (int batch : wanted.latencyBatches()) {
            json.writeNumber(batch);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static WantedResults readWanted(JsonObject json) {
        WantedResults wanted = new WantedResults(
                json.flag("test_accuracy"),
                json.textOrNone("weights_file").map(Path::of),
                json.textOrNone("checkpoint_file")
                        .map(file -> new Checkpointing(Path.of(file), json.decimal("checkpoint_seconds"))),
                json.integers("latency_batches"));
        json.end();
        return wanted;
    }

    private static StopRule readStopRule(JsonObject json) {
        Map<Integer, Double> least = new TreeMap<>();
        JsonObject thresholds = json.object("least");
        for (String epoch : thresholds.keys()) {
            least.put(Integer.valueOf(epoch), thresholds.anyDecimal(epoch));
        }
        StopRule rule = new StopRule(least)
                .judgedBy(Signal.valueOf(json.oneOf(
                                "signal",
                                Stream.of(Signal.values()).map(Signal::text).toList())
                        .toUpperCase(Locale.ROOT)));
        json.end();
        return rule;
    }
}
