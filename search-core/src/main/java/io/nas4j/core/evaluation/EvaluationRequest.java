package io.nas4j.core.evaluation;

import io.nas4j.core.prune.StopRule;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A network to train.
 *
 * @param engine {@code torch} or {@code dl4j}
 * @param seed of initial weights, batch order, augmentation, dropout
 * @param measureTest whether to measure the test images too, at the end
 * @param weightsFile where to put the weights of the best epoch, as safetensors
 * @param limits what the training may take
 * @param stopRule ends it early where the network falls behind
 * @param latencyBatches images in a batch of which inference is timed after the training; empty for none
 */
public record EvaluationRequest(
        Architecture architecture,
        TrainingTask task,
        String engine,
        long seed,
        boolean measureTest,
        Optional<Path> weightsFile,
        TrialLimits limits,
        StopRule stopRule,
        List<Integer> latencyBatches) {

    public EvaluationRequest {
        latencyBatches = List.copyOf(latencyBatches);
    }

    /** Without limits, to the last epoch. */
    public EvaluationRequest(
            Architecture architecture,
            TrainingTask task,
            String engine,
            long seed,
            boolean measureTest,
            Optional<Path> weightsFile) {
        this(architecture, task, engine, seed, measureTest, weightsFile, TrialLimits.NONE, StopRule.NONE, List.of());
    }

    /** The network as it is trained: as small as the task makes it. */
    public Architecture trained() {
        return task.reduction().of(architecture);
    }

    /** The same within other limits. */
    public EvaluationRequest withLimits(TrialLimits other) {
        return new EvaluationRequest(
                architecture, task, engine, seed, measureTest, weightsFile, other, stopRule, latencyBatches);
    }

    /** The same with another rule that ends it early. */
    public EvaluationRequest withStopRule(StopRule other) {
        return new EvaluationRequest(
                architecture, task, engine, seed, measureTest, weightsFile, limits, other, latencyBatches);
    }

    /** The same network trained in another way. */
    public EvaluationRequest withTask(TrainingTask other) {
        return new EvaluationRequest(
                architecture, other, engine, seed, measureTest, weightsFile, limits, stopRule, latencyBatches);
    }

    /** The same, with inference timed at these batches. */
    public EvaluationRequest withLatencyBatches(List<Integer> batches) {
        return new EvaluationRequest(
                architecture, task, engine, seed, measureTest, weightsFile, limits, stopRule, batches);
    }
}
