package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.prune.StopRule;
import io.nas4j.space.architecture.Architecture;
import java.io.IOException;
import java.util.Map;

/** What a program of somebody else is told of a trial besides its network: sizes, seed, recipe, and when it would end early. */
public final class TrialJson {

    private static final long SEEDS_OF_32_BITS = 1L << 32;

    private TrialJson() {}

    /** Writes what a request asks for. */
    public static String write(EvaluationRequest request) {
        return JsonText.object(json -> fields(request, json));
    }

    /**
     * Writes it as fields of an object that has begun: {@code resolution}, {@code channels}, {@code classes}, {@code epochs},
     * {@code seed} (64 bits) and {@code seed_32} (not negative), {@code task} as a study's, {@code stop_rule}.
     */
    public static void fields(EvaluationRequest request, JsonGenerator json) throws IOException {
        Architecture trained = request.trained();
        json.writeNumberField("resolution", trained.input().resolution());
        json.writeNumberField("channels", trained.input().channels());
        json.writeNumberField("classes", trained.classes());
        json.writeNumberField("epochs", request.task().recipe().epochs());
        json.writeNumberField("seed", request.seed());
        json.writeNumberField("seed_32", Math.floorMod(request.seed(), SEEDS_OF_32_BITS));
        TrainingTaskJson.write("task", request.task(), json);
        rule("stop_rule", request.stopRule(), json);
    }

    /** Writes what a trial must be worth after which epoch, under a key. */
    static void rule(String key, StopRule rule, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("signal", rule.signal().text());
        json.writeObjectFieldStart("least");
        for (Map.Entry<Integer, Double> least : rule.least().entrySet()) {
            json.writeNumberField(least.getKey().toString(), least.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
