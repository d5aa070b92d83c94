package io.nas4j.evaluator.supernet;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.space.plan.NetworkPlan;
import java.util.List;

/** Shared weights in an engine. Used by one thread; {@link #close} frees their native memory. */
public interface SharedNetwork extends TrainingState.Holder, AutoCloseable {

    /**
     * One update by the mean of some paths' gradients.
     *
     * @param paths networks of the space, all on the same batch
     * @param distilled whether all but the first learn the first one's answers instead of the labels
     * @return the mean loss of the paths before the update; NaN or infinite where training has diverged
     */
    double trainStep(List<NetworkPlan> paths, boolean distilled, Batch batch, double learningRate);

    /**
     * Judges a path by batch norms with the statistics of the very images it is judged on.
     *
     * @param batches some hundreds of images each, the same ones at every call
     */
    PathJudgement judge(NetworkPlan path, List<Batch> batches);

    /** A path's logits on a batch, by batch norms with the batch's statistics: row-major {@code [count, classes]}. */
    float[] logits(NetworkPlan path, Batch batch);

    /** A copy of all shared tensors. */
    Weights weights();

    @Override
    void close();
}
