package io.nas4j.api.stage.model;

import io.nas4j.api.stage.Artifacts;
import io.nas4j.api.stage.train.BaselineStage;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.util.List;
import java.util.Optional;

/**
 * A network that a study trained longer.
 *
 * @param weights the file with its weights; of a study's networks, the baseline alone has one
 * @param exported the files that it was exported to
 */
public record StoredModel(String study, Trial trial, Optional<Artifact> weights, List<Artifact> exported) {

    public StoredModel {
        exported = List.copyOf(exported);
    }

    /** All of a storage, study by study. */
    public static List<StoredModel> all(StudyStore store) {
        return store.studies().stream()
                .map(StudySummary::config)
                .flatMap(config -> of(store, config.name()).stream())
                .toList();
    }

    private static List<StoredModel> of(StudyStore store, String study) {
        int baseline = BaselineStage.baseline(store, study).map(Trial::number).orElse(-1);
        List<Artifact> files = store.artifacts(study);
        return store.trials(study, Phase.BASELINE).stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .map(trial -> trial.number() == baseline
                        ? new StoredModel(
                                study,
                                trial,
                                files.stream().filter(BaselineStage::isWeights).findFirst(),
                                files.stream()
                                        .filter(file -> !BaselineStage.isWeights(file))
                                        .toList())
                        : new StoredModel(study, trial, Optional.empty(), List.of()))
                .toList();
    }

    /** What is wrong with the file of its weights, in words; empty where it can be used, or there never was one. */
    public Optional<String> problem() {
        return weights.flatMap(Artifacts::problem);
    }
}
