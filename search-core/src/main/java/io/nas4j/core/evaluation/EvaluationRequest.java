package io.nas4j.core.evaluation;

import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A network to train.
 *
 * @param engine {@code torch} or {@code dl4j}
 * @param seed of initial weights, batch order, augmentation, dropout
 * @param measureTest whether to measure the test pictures too, at the end
 * @param weightsFile where to put the weights of the best epoch, as safetensors
 */
public record EvaluationRequest(
        Architecture architecture,
        TrainingTask task,
        String engine,
        long seed,
        boolean measureTest,
        Optional<Path> weightsFile) {}
