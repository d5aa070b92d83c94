package io.nas4j.cli.command.study;

import io.nas4j.core.query.Condition;
import io.nas4j.core.query.Condition.Operator;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Trials as they finish. The store is asked again and again for what was not seen yet: where another process writes it, there is
 * nothing else that tells.
 */
final class FinishedTrials {

    private final StudyStore store;
    private final String study;
    private final Phase phase;
    /** Numbers that were seen finished, from {@link #next} on. */
    private final Set<Integer> seen = new HashSet<>();

    private int next;

    FinishedTrials(StudyStore store, String study, Phase phase) {
        this.store = store;
        this.study = study;
        this.phase = phase;
    }

    /** Those that have finished since the last call, by number. */
    List<Trial> fresh() {
        Condition unseen = Condition.numbered(Operator.AT_LEAST, next);
        List<Trial> fresh = store.trials(study, TrialQuery.where(phase, unseen)).stream()
                .filter(trial -> trial.state().finished() && seen.add(trial.number()))
                .toList();
        while (seen.remove(next)) {
            next++;
        }
        return fresh;
    }
}
