package io.nas4j.evaluator.train;

import io.nas4j.core.file.FileHash;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.transfer.Teaching;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.engine.Fixtures;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.file.Path;
import java.util.Optional;

/** Teachers with weights at random. */
final class Teachers {

    static final NetworkPlan PLAN = Fixtures.plan("in:12x3 stem:k3_s2_c8 conv:k3_s1_c8 head:c16 classes:10");

    private Teachers() {}

    /** Writes a teacher for images of 12 pixels. */
    static Teaching of(TrainingDataCache data, TaskData task, Path file, double temperature) {
        TrainingData images = data.trainingData(task, Optional.empty(), 12, () -> {});
        new TrainedNetwork(
                        PLAN,
                        Fixtures.random(PLAN),
                        images.normalisation(),
                        images.train().classNames())
                .write(file);
        return new Teaching(file.toString(), FileHash.sha256(file), 0.6, temperature, false);
    }
}
