package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Optimisation;

/** How weights move by their gradients; keeps what it must remember of each. */
interface Rule extends TrainingState.Holder {

    /** Begins a step: {@link #move} follows once for each slot. */
    void begin(double learningRate);

    /**
     * Moves a slot's weights.
     *
     * @param weights of the whole network
     * @param gradients as many, each times {@code 1 / scale}
     */
    void move(ParameterSlot slot, float[] weights, float[] gradients, float scale);

    /** The rule that an optimisation asks for. */
    static Rule of(Optimisation optimisation, int size) {
        return switch (optimisation.optimizer()) {
            case SGD -> new SgdRule(optimisation, size);
            case ADAMW -> new AdamWRule(optimisation, size);
            case RMSPROP -> new RmsPropRule(optimisation, size);
        };
    }
}
