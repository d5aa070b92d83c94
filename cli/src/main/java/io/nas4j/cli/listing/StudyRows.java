package io.nas4j.cli.listing;

import io.nas4j.cli.output.Row;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.Require;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.search.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Studies and trials as rows; the field names are part of the command line's contract. */
public final class StudyRows {

    public static final List<String> STUDY_COLUMNS = List.of(
            "name", "space", "strategy", "dataset", "engine", "state", "trials", "complete", "failed", "best_reward");
    public static final List<String> TRIAL_COLUMNS = List.of(
            "number", "state", "cause", "accuracy", "macs", "params", "reward", "seconds", "same_as", "fingerprint");
    static final List<String> GRID_COLUMNS =
            List.of("number", "state", "cause", "alpha", "beta", "gamma", "accuracy", "macs", "params", "seconds");
    static final List<String> BASELINE_COLUMNS = List.of(
            "number",
            "state",
            "cause",
            "accuracy",
            "test_accuracy",
            "macs",
            "params",
            "reward",
            "seconds",
            "fingerprint");

    /** Every field that a trial can have, in the order of {@link #trial}. */
    private static final List<String> TRIAL_FIELDS = List.of(
            "number",
            "state",
            "cause",
            "decisions",
            "architecture",
            "accuracy",
            "test_accuracy",
            "macs",
            "params",
            "reward",
            "seconds",
            "same_as",
            "seed",
            "worker",
            "fingerprint",
            "message",
            "latency_ms",
            "latency_iqr_ms",
            "latency_batch",
            "batch_latency_ms",
            "batch_latency_iqr_ms",
            "predicted_latency_ms",
            "alpha",
            "beta",
            "gamma");

    private StudyRows() {}

    /** What a table of trials shows unless the user says otherwise. */
    public static List<String> columns(Phase phase) {
        return switch (phase) {
            case SEARCH -> TRIAL_COLUMNS;
            case BASELINE -> BASELINE_COLUMNS;
            case GRID -> GRID_COLUMNS;
        };
    }

    /** Names of fields of trials, without the blanks around them. */
    public static List<String> checked(List<String> columns) {
        return columns.stream()
                .map(String::strip)
                .map(column -> Require.oneOf("--columns", column, TRIAL_FIELDS))
                .toList();
    }

    /** The row with those fields alone, in that order; the row itself where none are named. */
    public static Row only(List<String> columns, Row row) {
        return columns.isEmpty() ? row : row.only(columns);
    }

    public static Row study(StudySummary summary) {
        StudyConfig config = summary.config();
        SearchPlan plan = config.plan();
        return new Row()
                .with("name", config.name())
                .with("space", plan.space().name())
                .with("strategy", plan.strategy())
                .with("dataset", plan.task().data().dataset())
                .with("engine", config.execution().engine())
                .with("state", summary.state())
                .with("trials", summary.trials())
                .with("total", config.execution().trials())
                .with("complete", summary.complete())
                .with("failed", summary.failed())
                .with("best_reward", summary.bestReward())
                .with("seed", plan.seed())
                .with("workers", config.execution().workers())
                .with(
                        "constraints",
                        plan.space().constraints().stream()
                                .map(Constraint::text)
                                .toList())
                .with("created", summary.created());
    }

    public static Row trial(Trial trial) {
        Row row = new Row()
                .with("number", trial.number())
                .with("state", trial.state().name())
                .with("cause", trial.cause().map(Enum::name))
                .with("decisions", trial.spec().decisions())
                .with("architecture", trial.spec().architecture().toString())
                .with("accuracy", trial.accuracy())
                .with("test_accuracy", trial.testAccuracy())
                .with("macs", trial.macs())
                .with("params", trial.params())
                .with("reward", trial.reward())
                .with("seconds", trial.seconds())
                .with("same_as", trial.sameAs())
                .with("seed", trial.run().seed())
                .with("worker", trial.run().worker())
                .with("fingerprint", trial.fingerprint())
                .with("message", trial.message());
        latencies(trial, row);
        if (trial.spec().coefficients().isPresent()) {
            ScalingCoefficients c = trial.spec().coefficients().get();
            row.with("alpha", c.alpha()).with("beta", c.beta()).with("gamma", c.gamma());
        }
        return row;
    }

    /** Measured; of one image, and of the study's batch. */
    private static void latencies(Trial trial, Row row) {
        Optional<MeasuredLatency> one = latency(trial, true);
        Optional<MeasuredLatency> batch = latency(trial, false);
        row.with("latency_ms", one.map(each -> milliseconds(each.timing().median())))
                .with(
                        "latency_iqr_ms",
                        one.map(each -> milliseconds(each.timing().spread())))
                .with("latency_batch", batch.map(MeasuredLatency::batch))
                .with(
                        "batch_latency_ms",
                        batch.map(each -> milliseconds(each.timing().median())))
                .with(
                        "batch_latency_iqr_ms",
                        batch.map(each -> milliseconds(each.timing().spread())));
    }

    private static Optional<MeasuredLatency> latency(Trial trial, boolean single) {
        return trial.latencies().stream()
                .filter(each -> (each.batch() == 1) == single)
                .findFirst();
    }

    /** A trial of a study that predicts latencies, with its own: empty where the table lacks an operator of it. */
    public static Row trial(Trial trial, Optional<LatencyTable> latency) {
        OptionalLong nanos =
                latency.map(table -> table.known(trial.spec().architecture())).orElse(OptionalLong.empty());
        return trial(trial)
                .with(
                        "predicted_latency_ms",
                        nanos.isPresent() ? Optional.of(milliseconds(nanos.getAsLong())) : Optional.empty());
    }

    public static double milliseconds(long nanos) {
        return nanos / 1e6;
    }

    public static Row epoch(Epoch epoch) {
        return new Row()
                .with("epoch", epoch.number())
                .with("loss", epoch.loss())
                .with("accuracy", epoch.accuracy())
                .with("learning_rate", epoch.learningRate())
                .with("seconds", epoch.seconds())
                .with("images_per_second", epoch.imagesPerSecond());
    }
}
