package io.nas4j.api.stage.model;

import io.nas4j.api.stage.train.TrainedBaseline;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.weights.TrainedNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads models. */
public final class Models {

    private Models() {}

    /** The baseline of a study. */
    public static UsedModel ofStudy(StudyConfig config, TrainedBaseline baseline) {
        return new WeightsModel(
                config.name(),
                baseline.file(),
                baseline.network(),
                Optional.of(new ModelOrigin(config, baseline.task())),
                new EnginesInUse());
    }

    /** The baselines that a study's sweep trained with different seeds. */
    public static List<UsedModel> ofSweep(StudyConfig config, TrainingTask task, List<Path> files) {
        EnginesInUse engines = new EnginesInUse();
        return files.stream()
                .<UsedModel>map(file -> new WeightsModel(
                        config.name(),
                        file,
                        TrainedNetwork.read(file),
                        Optional.of(new ModelOrigin(config, task)),
                        engines))
                .toList();
    }

    /**
     * Weights in a file.
     *
     * @throws io.nas4j.space.InvalidInputException where it cannot be read, or was not written by this program
     */
    public static UsedModel ofWeights(String name, Path file) {
        return new WeightsModel(name, file, TrainedNetwork.read(file), Optional.empty(), new EnginesInUse());
    }

    /**
     * An exported file.
     *
     * @throws io.nas4j.space.InvalidInputException where it cannot be read, or was not written by this program
     */
    public static UsedModel ofOnnx(String name, Path file) {
        return OnnxModel.read(name, file);
    }
}
