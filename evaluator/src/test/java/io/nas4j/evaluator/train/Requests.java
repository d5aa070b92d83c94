package io.nas4j.evaluator.train;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Path;
import java.util.Optional;

/** Small requests for tests. */
public final class Requests {

    private Requests() {}

    public static TrainingTask task(String dataset, int train, int validation, int epochs) {
        return TrainingTask.of(
                TaskData.of(dataset, train, validation).withSeed(3),
                Recipe.plain(
                        epochs,
                        32,
                        OptimizerSettings.usual(Optimizer.SGD)
                                .withLearningRate(0.01)
                                .withWarmupSteps(5)));
    }

    /** All images of a data set but one, which is for validation. */
    public static TaskData on(String dataset, long seed, double maxUnreadable) {
        return new TaskData(dataset, 0, 1, seed, maxUnreadable);
    }

    public static EvaluationRequest request(String engine, TrainingTask task) {
        return new EvaluationRequest(
                ArchitectureText.parse("in:12x3 stem:k3_s2_c8 mb:e1_k3_s1_c8 head:c16 classes:10"),
                task,
                engine,
                7,
                false,
                Optional.empty());
    }

    public static EvaluationRequest measured(EvaluationRequest request, Path weightsFile) {
        return new EvaluationRequest(
                request.architecture(),
                request.task(),
                request.engine(),
                request.seed(),
                true,
                Optional.of(weightsFile));
    }
}
