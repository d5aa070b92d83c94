package io.nas4j.cli.listing;

import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A study as it is looked at.
 *
 * @param summary the study with its counts
 * @param best the complete trial with the highest reward
 * @param seen accuracies and costs of finished trials
 * @param running the trials that are being trained, with their epochs
 * @param failures how many trials failed of each cause
 */
public record WatchedStudy(
        StudySummary summary,
        Optional<Trial> best,
        List<Seen> seen,
        List<Trial> running,
        Map<FailureCause, Integer> failures) {

    /** A finished trial in two numbers: its accuracy as a fraction, and its multiply-accumulates. */
    public record Seen(double accuracy, long macs) {}

    public WatchedStudy {
        seen = List.copyOf(seen);
        running = List.copyOf(running);
        failures = Map.copyOf(failures);
    }
}
