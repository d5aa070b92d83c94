package io.nas4j.api.stage.grid;

import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.evaluator.attempt.MemoryLimit;
import io.nas4j.grid.GridPlan;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.cost.Footprint;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Comparator;
import java.util.Locale;

/** What training the candidates of a grid takes at least, against what a worker may keep. */
public final class GridMemory {

    /** A tensor of weights, its gradient, and the two moments of AdamW. */
    private static final int TENSORS = 4;

    private static final double MEGABYTE = 1 << 20;

    private GridMemory() {}

    /** Bytes that a training step keeps at least: maps of a batch, weights, gradients and the optimiser's state. */
    static long least(Architecture network, TrainingTask task) {
        Footprint footprint = CostModel.footprint(network);
        return footprint.training() * task.recipe().batchSize() + TENSORS * footprint.weights();
    }

    /**
     * Refuses candidates that need more than a worker may keep.
     *
     * @throws InvalidInputException saying what fits
     */
    public static void check(StudyConfig config, GridPlan plan, TrainingTask task) {
        long limit = MemoryLimit.bytes(
                config.execution().limits(), config.execution().workers());
        TrialSpec largest = plan.trials().stream()
                .max(Comparator.comparingLong(trial -> least(trial.architecture(), task)))
                .orElseThrow();
        long needed = least(largest.architecture(), task);
        if (needed > limit) {
            ScalingCoefficients by = largest.coefficients().orElseThrow();
            long fits = plan.trials().stream()
                    .filter(trial -> least(trial.architecture(), task) <= limit)
                    .count();
            long images = Math.max(
                    0,
                    (limit
                                    - TENSORS
                                            * CostModel.footprint(largest.architecture())
                                                    .weights())
                            / CostModel.footprint(largest.architecture()).training());
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "a worker may keep %.0f MB (--worker-memory), but training the largest candidate, alpha %.2f, beta %.2f, gamma %.2f,"
                            + " keeps at least %.0f MB with %d images in a step; %d of the %d candidates fit, and all would with"
                            + " %s",
                    limit / MEGABYTE,
                    by.alpha(),
                    by.beta(),
                    by.gamma(),
                    needed / MEGABYTE,
                    task.recipe().batchSize(),
                    fits,
                    plan.trials().size(),
                    images > 0 ? "--batch-size " + images : "more memory alone"));
        }
    }
}
