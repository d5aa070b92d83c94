package io.nas4j.core.evaluation;

import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.space.architecture.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * An untrained network to score, from the weights and on the images that its training could begin with.
 *
 * @param task of which the images and the reduction count: scores are cheapest where training is, and rank no worse
 * @param fingerprint that the task's data set must have; empty where any is right
 * @param seed of initial weights, batch and noise; equal ones make networks comparable
 * @param scores by name
 * @param supernet the one that is asked too, as {@link io.nas4j.core.study.Guidance#supernet} names it; empty for none
 * @param limits what the scoring may take
 */
public record ScoreRequest(
        Architecture architecture,
        TrainingTask task,
        Optional<String> fingerprint,
        long seed,
        List<String> scores,
        Optional<String> supernet,
        TrialLimits limits) {

    public ScoreRequest {
        scores = List.copyOf(scores);
    }

    /** A request without a supernet. */
    public ScoreRequest(
            Architecture architecture,
            TrainingTask task,
            Optional<String> fingerprint,
            long seed,
            List<String> scores,
            TrialLimits limits) {
        this(architecture, task, fingerprint, seed, scores, Optional.empty(), limits);
    }

    /** The network as it is scored: as small as the task makes it. */
    public Architecture scored() {
        return task.reduction().of(architecture);
    }

    /** The same network by other scores. */
    public ScoreRequest withScores(List<String> other) {
        return new ScoreRequest(architecture, task, fingerprint, seed, other, supernet, limits);
    }
}
