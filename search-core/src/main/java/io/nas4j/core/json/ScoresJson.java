package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.study.field.FieldValues;
import io.nas4j.core.study.field.LimitFields;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON of a request to score a network, on one line, and of its scores; what was written is read again. */
public final class ScoresJson {

    private static final String SCORES = "scores";

    private ScoresJson() {}

    /** Whether a line is a request to score, rather than one to train. */
    public static boolean isRequest(String text) {
        return JsonText.object(text).has(SCORES);
    }

    public static String write(ScoreRequest request) {
        return JsonText.object(json -> {
            json.writeArrayFieldStart(SCORES);
            for (String score : request.scores()) {
                json.writeString(score);
            }
            json.writeEndArray();
            json.writeStringField("architecture", ArchitectureText.format(request.architecture()));
            TrainingTaskJson.write("task", request.task(), json);
            if (request.fingerprint().isPresent()) {
                json.writeStringField("fingerprint", request.fingerprint().get());
            }
            if (request.supernet().isPresent()) {
                json.writeStringField("supernet", request.supernet().get());
            }
            json.writeNumberField("seed", request.seed());
            json.writeObjectFieldStart("limits");
            FieldsJson.write(LimitFields.ALL, request.limits(), json);
            json.writeEndObject();
        });
    }

    /**
     * Reads what {@link #write(ScoreRequest)} wrote.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     * @throws io.nas4j.space.InvalidInputException where a value is beyond what is allowed
     */
    public static ScoreRequest read(String text) {
        JsonObject json = JsonText.object(text);
        var scores = json.array(SCORES);
        ScoreRequest request = new ScoreRequest(
                ArchitectureText.parse(json.text("architecture")),
                TrainingTaskJson.read(json.object("task")),
                json.textOrNone("fingerprint"),
                json.whole("seed"),
                scores,
                json.textOrNone("supernet"),
                LimitFields.limits(FieldValues.read(LimitFields.ALL, json.object("limits"))));
        json.end();
        return request;
    }

    /** Writes scores under a key of other JSON. */
    public static void write(String key, SortedMap<String, Score> scores, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(key);
        for (Map.Entry<String, Score> entry : scores.entrySet()) {
            Score score = entry.getValue();
            json.writeObjectFieldStart(entry.getKey());
            if (score.value().isPresent()) {
                json.writeNumberField("value", score.value().getAsDouble());
            }
            json.writeNumberField("seconds", score.seconds());
            if (score.problem().isPresent()) {
                json.writeStringField("problem", score.problem().get());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /**
     * Reads scores.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static SortedMap<String, Score> read(JsonObject json) {
        SortedMap<String, Score> scores = new TreeMap<>();
        for (String name : json.keys()) {
            JsonObject each = json.object(name);
            scores.put(
                    name,
                    new Score(
                            each.has("value") ? OptionalDouble.of(each.decimal("value")) : OptionalDouble.empty(),
                            each.decimal("seconds"),
                            each.textOrNone("problem")));
            each.end();
        }
        return scores;
    }
}
