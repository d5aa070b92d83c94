package io.nas4j.report.record;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page needs of all search trials: counts, curves and fronts of all of them, and some of them one by one. Its size does not
 * grow with the study. {@link SearchDigest} makes it.
 *
 * @param count trials that were read, finished or not
 * @param spent the time of finished trials that were trained, by state
 * @param linked trials that took over the result of an equal network
 * @param ranked complete trials of distinct networks that have a reward
 * @param began when the first of all trials began, where that is stored
 * @param ended when the last ended
 * @param best those of the ranked ones that have the highest rewards, by falling reward
 * @param rising the complete trials that were better than all of a lower number, by number
 * @param risingInTime the complete trials that were better than all that ended before, by their end
 * @param frontOfMacs the front of accuracy and MACs of the ranked ones, from the cheapest on
 * @param frontOfParams the same of parameters
 * @param pruned the last trials that were pruned, by number
 * @param failures by cause
 * @param shown those that a page shows one by one
 */
public record SearchRecords(
        int count,
        Map<TrialState, Spent> spent,
        int linked,
        int ranked,
        Optional<Instant> began,
        Optional<Instant> ended,
        List<TrialOutline> best,
        List<TrialOutline> rising,
        List<TrialOutline> risingInTime,
        List<TrialOutline> frontOfMacs,
        List<TrialOutline> frontOfParams,
        List<TrialOutline> pruned,
        Map<FailureCause, Failures> failures,
        Shown shown) {

    public SearchRecords {
        spent = Map.copyOf(spent);
        best = List.copyOf(best);
        rising = List.copyOf(rising);
        risingInTime = List.copyOf(risingInTime);
        frontOfMacs = List.copyOf(frontOfMacs);
        frontOfParams = List.copyOf(frontOfParams);
        pruned = List.copyOf(pruned);
        failures = Map.copyOf(failures);
    }

    /** Those of some trials, finished or not. */
    public static SearchRecords of(List<TrialOutline> trials) {
        SearchDigest digest = new SearchDigest();
        trials.stream().filter(trial -> trial.state().finished()).forEach(digest::add);
        return digest.records(
                trials.stream().filter(trial -> !trial.state().finished()).toList());
    }
}
