package io.nas4j.report.record;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.TrialState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Counts of search trials.
 *
 * @param count trials that were read, finished or not
 * @param spent the time of finished trials that were trained, by state
 * @param linked trials that took over the result of an equal network
 * @param ranked complete trials of distinct networks that have a reward
 * @param failures by cause
 * @param began when the first of all trials began, where that is stored
 * @param ended when the last ended
 */
public record Totals(
        int count,
        Map<TrialState, Spent> spent,
        int linked,
        int ranked,
        Map<FailureCause, Failures> failures,
        Optional<Instant> began,
        Optional<Instant> ended) {

    public Totals {
        spent = Map.copyOf(spent);
        failures = Map.copyOf(failures);
    }
}
