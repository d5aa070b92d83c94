package io.nas4j.api.stage.train;

import io.nas4j.api.stage.Artifacts;
import io.nas4j.api.stage.StageContext;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;

/**
 * A study's baseline with its trained weights.
 *
 * @param trial the training that gave the weights
 * @param task by which it was trained
 * @param file that has the weights
 */
public record TrainedBaseline(TrainedNetwork network, Trial trial, TrainingTask task, Path file) {

    /**
     * Reads the baseline that a study trained.
     *
     * @param home folder for the files that studies produce
     * @throws InvalidInputException where it is not trained, or its file is not the one that was written
     */
    public static TrainedBaseline read(StudyStore store, StudyConfig config, Path home) {
        Trial baseline = BaselineStage.baseline(store, config.name()).orElseThrow(() -> untrained(config));
        String remedy = "'nas4j train " + config.name() + " --restart' trains it again";
        Artifacts.require(store, config.name(), BaselineStage.WEIGHTS, remedy);
        Path file = StageContext.folder(home, config.name()).resolve(BaselineStage.WEIGHTS);
        TrainedNetwork network = TrainedNetwork.read(file);
        if (!network.architecture().equals(baseline.spec().architecture())) {
            throw new InvalidInputException("file " + file + " must have the weights of the baseline of study "
                    + config.name() + ", but has those of another network; " + remedy);
        }
        TrainingTask task = store.plan(config.name(), Phase.BASELINE)
                .orElseThrow(() -> untrained(config))
                .task();
        return new TrainedBaseline(network, baseline, task, file);
    }

    private static InvalidInputException untrained(StudyConfig config) {
        return new InvalidInputException("the baseline of study " + config.name() + " is not trained; 'nas4j train "
                + config.name() + "' trains it");
    }
}
