package io.nas4j.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.LatencyText;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The JSON of a study's configuration; {@code read(write(c)).equals(c)}. */
public final class StudyConfigJson {

    private StudyConfigJson() {}

    public static String write(StudyConfig config) {
        return JsonText.object(json -> {
            json.writeStringField("name", config.name());
            writeSpace(config.plan().space(), json);
            json.writeStringField("strategy", config.plan().strategy());
            json.writeStringField("engine", config.execution().engine());
            json.writeObjectFieldStart("input");
            json.writeNumberField("resolution", config.data().input().resolution());
            json.writeNumberField("channels", config.data().input().channels());
            json.writeEndObject();
            json.writeNumberField("classes", config.data().classes());
            json.writeNumberField("seed", config.plan().seed());
            json.writeNumberField("trials", config.execution().trials());
            json.writeNumberField("workers", config.execution().workers());
            json.writeObjectFieldStart("objective");
            writeObjective(config.plan().objective(), json);
            json.writeEndObject();
            json.writeObjectFieldStart("task");
            TrainingTaskJson.write(config.plan().task(), json);
            json.writeEndObject();
            json.writeStringField("device", config.execution().device());
            if (config.data().fingerprint().isPresent()) {
                json.writeStringField("data", config.data().fingerprint().get());
            }
            json.writeStringField("pruner", config.plan().pruner());
            json.writeStringField("warm_start", config.plan().warmStart());
            json.writeObjectFieldStart("limits");
            writeLimits(config.execution().limits(), json);
            json.writeEndObject();
            if (config.plan().latency().isPresent()) {
                json.writeStringField(
                        "latency_table",
                        LatencyText.format(config.plan().latency().get()));
            }
        });
    }

    /**
     * Reads what {@link #write} wrote, and what earlier releases wrote, whose studies lack what was added since.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or of another type
     */
    public static StudyConfig read(String text) {
        JsonObject json = JsonText.object(text);
        JsonObject input = json.object("input");
        StudyConfig config = new StudyConfig(
                json.text("name"),
                new SearchPlan(
                        readSpace(json),
                        json.text("strategy"),
                        json.whole("seed"),
                        readObjective(json.object("objective")),
                        TrainingTaskJson.read(json.object("task")),
                        json.has("pruner") ? json.text("pruner") : SearchPlan.NONE,
                        json.has("warm_start") ? json.text("warm_start") : SearchPlan.NONE,
                        json.has("latency_table")
                                ? Optional.of(LatencyText.parse(json.text("latency_table")))
                                : Optional.empty()),
                new Execution(
                        json.text("engine"),
                        json.has("device") ? json.text("device") : Execution.CPU,
                        json.integer("trials"),
                        json.integer("workers"),
                        json.has("limits") ? readLimits(json.object("limits")) : TrialLimits.NONE),
                new DataFacts(
                        new Input(input.integer("resolution"), input.integer("channels")),
                        json.integer("classes"),
                        json.has("data") ? Optional.of(json.text("data")) : Optional.empty()));
        input.end();
        json.end();
        return config;
    }

    private static void writeSpace(SpaceSource space, JsonGenerator json) throws IOException {
        json.writeStringField("space", space.name());
        if (space.definition().isPresent()) {
            json.writeStringField("space_definition", space.definition().get());
        }
        if (!space.constraints().isEmpty()) {
            json.writeArrayFieldStart("constraints");
            for (Constraint constraint : space.constraints()) {
                json.writeString(constraint.text());
            }
            json.writeEndArray();
        }
    }

    /** Studies of the first release have the name alone. */
    private static SpaceSource readSpace(JsonObject json) {
        return new SpaceSource(
                json.text("space"),
                json.has("space_definition") ? Optional.of(json.text("space_definition")) : Optional.empty(),
                json.has("constraints")
                        ? json.array("constraints").stream()
                                .map(Constraint::parse)
                                .toList()
                        : List.of());
    }

    private static void writeObjective(Objective objective, JsonGenerator json) throws IOException {
        json.writeStringField("form", objective.form().name().toLowerCase(Locale.ROOT));
        json.writeNumberField(target(objective.cost()), objective.target());
        json.writeNumberField("exponent", objective.exponent());
    }

    private static Objective readObjective(JsonObject json) {
        String name = json.text("form");
        Objective.Form form = Arrays.stream(Objective.Form.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'objective.form' must be soft or hard"));
        Metric cost = json.has(target(Metric.LATENCY)) ? Metric.LATENCY : Metric.MACS;
        Objective objective = new Objective(form, cost, json.decimal(target(cost)), json.decimal("exponent"));
        json.end();
        return objective;
    }

    /** The key says what the target is of. */
    private static String target(Metric cost) {
        return cost == Metric.MACS ? "target_macs" : "target_latency_ns";
    }

    private static void writeLimits(TrialLimits limits, JsonGenerator json) throws IOException {
        json.writeNumberField("seconds", limits.seconds());
        json.writeNumberField("silent_seconds", limits.silentSeconds());
        json.writeNumberField("megabytes", limits.megabytes());
        json.writeBooleanField("retry_diverged", limits.retryDiverged());
    }

    private static TrialLimits readLimits(JsonObject json) {
        TrialLimits limits = new TrialLimits(
                json.decimal("seconds"),
                json.decimal("silent_seconds"),
                json.integer("megabytes"),
                json.flag("retry_diverged"));
        json.end();
        return limits;
    }
}
