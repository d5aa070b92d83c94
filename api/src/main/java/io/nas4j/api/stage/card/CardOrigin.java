package io.nas4j.api.stage.card;

import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.train.TrainedBaseline;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a model was found and trained.
 *
 * @param provenance of the program when the study began
 * @param trial the training that gave the weights
 * @param task by which it was trained
 * @param trained all networks that were trained so, of which the model is one
 * @param efforts of the phases that the study had
 * @param coefficients that its grid search chose
 */
public record CardOrigin(
        StudyConfig study,
        Provenance provenance,
        Trial trial,
        TrainingTask task,
        List<Trial> trained,
        List<PhaseEffort> efforts,
        Optional<ScalingCoefficients> coefficients) {

    public CardOrigin {
        trained = List.copyOf(trained);
        efforts = List.copyOf(efforts);
    }

    static CardOrigin of(StudyStore store, StudyConfig config, TrainedBaseline baseline) {
        String study = config.name();
        return new CardOrigin(
                config,
                store.provenance(study),
                baseline.trial(),
                baseline.task(),
                store.trials(study, Phase.BASELINE).stream()
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .toList(),
                Arrays.stream(Phase.values())
                        .map(phase -> PhaseEffort.of(store, study, phase))
                        .filter(effort -> effort.trials() > 0)
                        .toList(),
                GridStage.chosen(store, config));
    }
}
