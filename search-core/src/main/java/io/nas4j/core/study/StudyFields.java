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
        fields.put("space", config.space().name());
        fields.put(
                "space definition",
                config.space().definition().map(StudyFields::checksum).orElse("built in"));
        fields.put("constraint", constraints(config.space().constraints()));
        fields.put("strategy", config.strategy());
        fields.put("warm-start", config.warmStart());
        fields.put("engine", config.engine());
        fields.put("device", config.device());
        fields.put("seed", text(config.seed()));
        fields.put("resolution", text(config.input().resolution()));
        fields.put("channels", text(config.input().channels()));
        fields.put("classes", text(config.classes()));
        objective(config.objective(), fields);
        task(config.task(), fields);
        config.latency().ifPresent(table -> fields.put("latency-batch", text(table.batch())));
        fields.put("latency-table", config.latency().map(StudyFields::checksum).orElse(StudyConfig.NONE));
        fields.put("pruner", config.pruner());
        fields.put("retry-diverged", text(config.limits().retryDiverged()));
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
        fields.put("dataset", task.dataset());
        fields.put("train-images", text(task.trainImages()));
        fields.put("validation-images", text(task.validationImages()));
        fields.put("epochs", text(task.epochs()));
        fields.put("batch-size", text(task.batchSize()));
        fields.put("optimizer", text(task.optimizer()));
        fields.put("learning-rate", text(task.learningRate()));
        fields.put("warmup-steps", text(task.warmupSteps()));
        fields.put("momentum", text(task.momentum()));
        fields.put("weight-decay", text(task.weightDecay()));
        fields.put("label-smoothing", text(task.labelSmoothing()));
        fields.put("augment", task.augmentation().text());
        fields.put("max-unreadable", text(task.maxUnreadable()));
        fields.put("proxy-width", text(task.reduction().width()));
        fields.put("proxy-resolution", text(task.reduction().resolution()));
        fields.put("data-seed", text(task.dataSeed()));
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
