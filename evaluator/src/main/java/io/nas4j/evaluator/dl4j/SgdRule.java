package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Optimisation;

/** Stochastic gradient descent with momentum, as {@link Optimisation} says. */
final class SgdRule implements Rule {

    private final float momentum;
    private final Optimisation optimisation;
    private final float[] velocity;
    private float rate;

    SgdRule(Optimisation optimisation, int size) {
        momentum = (float) optimisation.momentum();
        this.optimisation = optimisation;
        velocity = new float[size];
    }

    @Override
    public void begin(double learningRate) {
        rate = (float) learningRate;
    }

    @Override
    public void move(ParameterSlot slot, float[] weights, float[] gradients, float scale) {
        float decay = (float) optimisation.decayOf(slot.spec().role());
        for (int i = slot.begin(); i < slot.end(); i++) {
            velocity[i] = momentum * velocity[i] + (gradients[i] * scale + decay * weights[i]);
            weights[i] -= rate * velocity[i];
        }
    }

    @Override
    public void save(TrainingState into) {
        into.put("optimizer/velocity", velocity.clone());
    }

    @Override
    public void restore(TrainingState from) {
        System.arraycopy(from.floats("optimizer/velocity"), 0, velocity, 0, velocity.length);
    }
}
