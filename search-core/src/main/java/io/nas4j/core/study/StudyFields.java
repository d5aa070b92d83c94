package io.nas4j.core.study;

import io.nas4j.core.reward.Objective;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.LatencyText;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What of a study never changes, as texts by the names of the options that set it. Its total of trials, its workers and what
 * a trial may take are not among them.
 */
public final class StudyFields {

    private StudyFields() {}

    public static Map<String, String> of(StudyConfig config) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("space", config.plan().space().name());
        fields.put(
                "space definition",
                config.plan().space().definition().map(StudyFields::checksum).orElse("built in"));
        fields.put("constraint", constraints(config.plan().space().constraints()));
        fields.put("strategy", config.plan().strategy());
        fields.put("warm-start", config.plan().warmStart());
        fields.put("engine", config.execution().engine());
        fields.put("device", config.execution().device());
        fields.put("seed", text(config.plan().seed()));
        fields.put("resolution", text(config.data().input().resolution()));
        fields.put("channels", text(config.data().input().channels()));
        fields.put("classes", text(config.data().classes()));
        objective(config.plan().objective(), fields);
        task(config.plan().task(), fields);
        config.plan().latency().ifPresent(table -> fields.put("latency-batch", text(table.batch())));
        fields.put(
                "latency-table",
                config.plan().latency().map(StudyFields::checksum).orElse(SearchPlan.NONE));
        fields.put("pruner", config.plan().pruner());
        fields.put("retry-diverged", text(config.execution().limits().retryDiverged()));
        return fields;
    }

    private static void objective(Objective objective, Map<String, String> fields) {
        boolean timed = objective.cost() == Metric.LATENCY;
        fields.put("objective", objective.exponent() == 0 ? "accuracy" : timed ? "latency" : "reward");
        fields.put("reward", objective.form().name().toLowerCase(Locale.ROOT));
        fields.put(timed ? "target-latency" : "target-flops", text(objective.target()));
        fields.put("exponent", text(objective.exponent()));
    }

    private static void task(TrainingTask task, Map<String, String> fields) {
        fields.put("dataset", task.data().dataset());
        fields.put("train-images", text(task.data().trainImages()));
        fields.put("validation-images", text(task.data().validationImages()));
        fields.put("epochs", text(task.recipe().epochs()));
        fields.put("batch-size", text(task.recipe().batchSize()));
        fields.put("optimizer", text(task.recipe().optimizer().rule()));
        fields.put("learning-rate", text(task.recipe().optimizer().learningRate()));
        fields.put("warmup-steps", text(task.recipe().optimizer().warmupSteps()));
        fields.put("momentum", text(task.recipe().optimizer().momentum()));
        fields.put("weight-decay", text(task.recipe().optimizer().weightDecay()));
        fields.put("label-smoothing", text(task.recipe().labelSmoothing()));
        fields.put("augment", task.recipe().augmentation().text());
        fields.put("max-unreadable", text(task.data().maxUnreadable()));
        fields.put("proxy-width", text(task.reduction().width()));
        fields.put("proxy-resolution", text(task.reduction().resolution()));
        fields.put("data-seed", text(task.data().seed()));
    }

    /**
     * Refuses to go on with a study with other fields than its own.
     *
     * @param given those that were asked for
     * @param option that names another place for what was asked for
     * @throws InvalidInputException naming each that differs, with both values
     */
    public static void refuseOthers(StudyConfig stored, Map<String, String> given, String option) {
        Map<String, String> own = of(stored);
        List<String> differences = new ArrayList<>();
        given.forEach((name, value) -> {
            String was = own.getOrDefault(name, value);
            if (!was.equals(value)) {
                differences.add(name + ": stored " + was + ", given " + value);
            }
        });
        if (!differences.isEmpty()) {
            throw new InvalidInputException("study " + stored.name() + " was begun with other options ("
                    + String.join("; ", differences) + "); 'nas4j resume " + stored.name()
                    + "' goes on with its own, or give another " + option);
        }
    }

    public static String constraints(List<Constraint> constraints) {
        return constraints.isEmpty()
                ? "none"
                : String.join(
                        " and ", constraints.stream().map(Constraint::text).toList());
    }

    /** Texts of files are too long to show. */
    public static String checksum(String definition) {
        CRC32 sum = new CRC32();
        sum.update(definition.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "checksum %08x", sum.getValue());
    }

    public static String checksum(LatencyTable table) {
        return checksum(LatencyText.format(table));
    }

    /** One text for a value, however it was written. */
    public static String text(Object value) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : String.valueOf(value);
    }
}
