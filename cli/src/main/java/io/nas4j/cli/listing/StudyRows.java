package io.nas4j.cli.listing;

import io.nas4j.cli.output.Row;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.space.Require;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Studies and trials as rows; the field names are part of the command line's contract. */
public final class StudyRows {

    public static final List<String> STUDY_COLUMNS = List.of(
            "name", "space", "strategy", "dataset", "engine", "state", "trials", "complete", "failed", "best_reward");
    private static final List<TrialField> TRIAL_FIELDS = TrialField.listed();

    private StudyRows() {}

    /** What a table of trials shows unless the user says otherwise. */
    public static List<String> columns(Phase phase) {
        return TrialField.texts(TrialField.shown(phase));
    }

    /** Names of fields of trials, without the blanks around them. */
    public static List<String> checked(List<String> columns) {
        return columns.stream()
                .map(String::strip)
                .map(column -> Require.oneOf("--columns", column, TrialField.texts(TRIAL_FIELDS)))
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
                .with("seed", Long.toString(plan.seed()))
                .with("workers", config.execution().workers())
                .with(
                        "constraints",
                        plan.space().constraints().stream()
                                .map(Constraint::text)
                                .toList())
                .with("created", summary.created());
    }

    public static Row trial(Trial trial) {
        Row row = new Row();
        TRIAL_FIELDS.stream()
                .filter(field -> field.isListed(trial))
                .forEach(field -> row.with(field.text(), field.shown(trial)));
        return row;
    }

    /** A trial of a study that predicts latencies, with its own: empty where the table lacks an operator of it. */
    public static Row trial(Trial trial, Optional<LatencyTable> latency) {
        OptionalLong nanos =
                latency.map(table -> table.known(trial.spec().architecture())).orElse(OptionalLong.empty());
        return trial(trial)
                .with(
                        TrialField.PREDICTED_LATENCY_MS.text(),
                        nanos.isPresent() ? Optional.of(milliseconds(nanos.getAsLong())) : Optional.empty());
    }

    /** A trial with what is shown of a single one alone, but for its epochs. */
    public static Row detailed(Trial trial, Optional<LatencyTable> latency) {
        Row row = trial(trial, latency);
        TrialField.details().forEach(field -> row.with(field.text(), field.shown(trial)));
        return row;
    }

    public static double milliseconds(long nanos) {
        return nanos / 1e6;
    }

    public static Row epoch(Epoch epoch) {
        return new Row()
                .with("epoch", epoch.number())
                .with("loss", epoch.loss())
                .with("accuracy", epoch.accuracy())
                .with("validation_loss", epoch.validationLoss())
                .with("learning_rate", epoch.learningRate())
                .with("seconds", epoch.seconds())
                .with("images_per_second", epoch.imagesPerSecond());
    }
}
