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
 * @param fingerprint that the task's data set must have; empty where any is right
 * @param engine {@code torch} or {@code dl4j}
 * @param seed of initial weights, batch order, augmentation, dropout
 * @param wanted what else the training is to yield
 * @param limits what the training may take
 * @param stopRule ends it early where the network falls behind
 */
public record EvaluationRequest(
        Architecture architecture,
        TrainingTask task,
        Optional<String> fingerprint,
        String engine,
        long seed,
        WantedResults wanted,
        TrialLimits limits,
        StopRule stopRule) {

    /** Without limits, to the last epoch, on whatever the data set is. */
    public EvaluationRequest(
            Architecture architecture,
            TrainingTask task,
            String engine,
            long seed,
            boolean measureTest,
            Optional<Path> weightsFile) {
        this(
                architecture,
                task,
                Optional.empty(),
                engine,
                seed,
                new WantedResults(measureTest, weightsFile, Optional.empty(), List.of()),
                TrialLimits.NONE,
                StopRule.NONE);
    }

    /** The network as it is trained: as small as the task makes it. */
    public Architecture trained() {
        return task.reduction().of(architecture);
    }

    /** Whether to measure the test images too, at the end. */
    public boolean measureTest() {
        return wanted.testAccuracy();
    }

    /** Where to put the weights of the best epoch. */
    public Optional<Path> weightsFile() {
        return wanted.weightsFile();
    }

    /** Images in a batch of which inference is timed after the training; empty for none. */
    public List<Integer> latencyBatches() {
        return wanted.latencyBatches();
    }

    /** The same on a data set of that fingerprint. */
    public EvaluationRequest withFingerprint(Optional<String> other) {
        return new EvaluationRequest(architecture, task, other, engine, seed, wanted, limits, stopRule);
    }

    /** The same within other limits. */
    public EvaluationRequest withLimits(TrialLimits other) {
        return new EvaluationRequest(architecture, task, fingerprint, engine, seed, wanted, other, stopRule);
    }

    /** The same with another rule that ends it early. */
    public EvaluationRequest withStopRule(StopRule other) {
        return new EvaluationRequest(architecture, task, fingerprint, engine, seed, wanted, limits, other);
    }

    /** The same network trained in another way. */
    public EvaluationRequest withTask(TrainingTask other) {
        return new EvaluationRequest(architecture, other, fingerprint, engine, seed, wanted, limits, stopRule);
    }

    /** The same, with inference timed at these batches. */
    public EvaluationRequest withLatencyBatches(List<Integer> batches) {
        return with(wanted.withLatencyBatches(batches));
    }

    /** The same, which is to yield something else. */
    public EvaluationRequest with(WantedResults other) {
        return new EvaluationRequest(architecture, task, fingerprint, engine, seed, other, limits, stopRule);
    }
}
