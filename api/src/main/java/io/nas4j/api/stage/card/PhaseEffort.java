package io.nas4j.api.stage.card;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.util.List;

/**
 * What a phase of a study took.
 *
 * @param trials that were begun
 * @param complete those of them that were trained to their end
 * @param seconds that trainings took together, whatever went on beside them
 */
public record PhaseEffort(Phase phase, int trials, int complete, double seconds) {

    static PhaseEffort of(StudyStore store, String study, Phase phase) {
        List<Trial> trials = store.trials(study, phase);
        return new PhaseEffort(
                phase,
                trials.size(),
                (int) trials.stream()
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .count(),
                trials.stream()
                        .filter(trial -> trial.sameAs().isEmpty())
                        .mapToDouble(trial -> trial.seconds().orElse(0))
                        .sum());
    }
}
