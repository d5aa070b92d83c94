package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Optimisation;
import org.bytedeco.pytorch.Tensor;

/** How one flat block of weights moves by its gradients; each operation is a pass over contiguous memory. */
interface Update extends TrainingState.Holder, AutoCloseable {

    /**
     * Moves the weights.
     *
     * @param gradients may be used up
     */
    void step(Tensor values, Tensor gradients, double rate);

    @Override
    void close();

    /**
     * The update that an optimisation asks for.
     *
     * @param decay weight decay of each weight; the update closes it
     */
    static Update of(Optimisation optimisation, Tensor decay, Placement placement) {
        return switch (optimisation.optimizer()) {
            case SGD -> new SgdUpdate(optimisation.momentum(), decay, placement);
            case ADAMW -> new AdamWUpdate(optimisation.momentum(), decay, placement);
            case RMSPROP -> new RmsPropUpdate(optimisation.momentum(), decay, placement);
        };
    }
}
