package io.nas4j.db.table;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.NetworkFacts;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialResult;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes a trial of its row. */
final class TrialRow {

    private TrialRow() {}

    static Trial read(ResultSet row, Phase phase) throws SQLException {
        try {
            return unchecked(row, phase);
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw new WorkFailedException(
                    "the store has a " + phase.text() + " trial that this release cannot read: " + e.getMessage(), e);
        }
    }

    private static Trial unchecked(ResultSet row, Phase phase) throws SQLException {
        TrialSpec spec = new TrialSpec(
                phase,
                row.getInt("number"),
                JsonText.array(row.getString("decisions")),
                architecture(row.getString("architecture")),
                coefficients(row));
        TrialResult result = new TrialResult(
                TrialState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("cause")).map(FailureCause::valueOf),
                Columns.decimal(row, "accuracy"),
                Columns.decimal(row, "test_accuracy"),
                Columns.decimal(row, "reward"),
                Columns.decimal(row, "seconds"),
                Optional.ofNullable(row.getString("message")),
                LatencyColumns.read(row));
        return new Trial(
                spec,
                new NetworkFacts(row.getString("fingerprint"), row.getLong("params"), row.getLong("macs")),
                result,
                Columns.integer(row, "same_as"),
                new TrialRun(
                        Columns.whole(row, "seed"),
                        Columns.integer(row, "worker"),
                        Columns.time(row, "started"),
                        Columns.time(row, "finished")),
                List.of());
    }

    static Architecture architecture(String text) {
        try {
            return ArchitectureText.parse(text);
        } catch (InvalidInputException e) {
            throw new WorkFailedException(
                    "the store has a network that this release cannot read: " + e.getMessage(), e);
        }
    }

    private static Optional<ScalingCoefficients> coefficients(ResultSet row) throws SQLException {
        OptionalDouble alpha = Columns.decimal(row, "alpha");
        return alpha.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ScalingCoefficients(alpha.getAsDouble(), row.getDouble("beta"), row.getDouble("gamma")));
    }
}
