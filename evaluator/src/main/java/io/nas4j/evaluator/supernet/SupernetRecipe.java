package io.nas4j.evaluator.supernet;

import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.space.Require;
import java.util.Optional;

/**
 * How shared weights are trained: by AdamW, at a rate that rises over the first {@value #WARMUP} updates, stays, and falls along
 * a line to 0 over the last quarter.
 *
 * @param updates in all
 * @param batchSize images that each path of an update sees
 * @param augmentation of the training images
 */
public record SupernetRecipe(Sampling sampling, long updates, int batchSize, Augmentation augmentation) {

    /** The most updates that may be asked for. */
    public static final long MAX_UPDATES = 1_000_000_000;

    private static final double RATE = 0.005;
    private static final double WEIGHT_DECAY = 0.05;
    private static final double MOMENTUM = 0.9;
    private static final double CLIP_NORM = 2;
    private static final int WARMUP = 100;
    private static final double FALLING = 0.25;

    /** How the weights move. */
    public static final Optimisation OPTIMISATION =
            new Optimisation(Optimizer.ADAMW, MOMENTUM, WEIGHT_DECAY, false, CLIP_NORM, 0, Optional.empty());

    public SupernetRecipe {
        Require.between("updates", updates, 1, MAX_UPDATES);
        Require.between("batch size", batchSize, 2, 65_536);
    }

    /** The same for another number of updates. */
    public SupernetRecipe withUpdates(long other) {
        return new SupernetRecipe(sampling, other, batchSize, augmentation);
    }

    /** In words. */
    public String text() {
        return sampling.text() + " sampling, " + updates + " updates of " + batchSize + " images, augmented by "
                + augmentation.text();
    }

    /** The learning rate of an update, from 0. */
    public double rate(long update) {
        double risen = Math.min(1, (update + 1.0) / Math.min(WARMUP, (updates + 1) / 2));
        double left = (updates - update) / (FALLING * updates);
        return RATE * Math.min(risen, Math.min(1, left));
    }
}
