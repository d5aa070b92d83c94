package io.nas4j.evaluator.engine;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;

/**
 * A network that lives in an engine. Used by one thread; {@link #close} frees its native memory. Its state is that of its tensors,
 * of what the optimizer remembers, and of dropout's random streams.
 */
public interface TrainableNetwork extends TrainingState.Holder, AutoCloseable {

    /**
     * One training step: forward with batch statistics, dropout and drop-connect, backward, update; running statistics
     * move too.
     *
     * @return the mean loss of the batch before the update; NaN or infinite where training has diverged
     */
    double trainStep(Batch batch, double learningRate);

    /** Inference with running statistics: row-major logits {@code [count, classes]}. */
    float[] logits(Batch batch);

    /** A copy of all tensors as they are now. */
    Weights weights();

    @Override
    void close();
}
