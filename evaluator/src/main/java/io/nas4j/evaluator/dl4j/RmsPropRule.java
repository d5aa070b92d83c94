package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Optimisation;
import java.util.Arrays;

/** RMSProp with momentum, as {@link Optimisation} says. */
final class RmsPropRule implements Rule {

    private static final float SQUARES = (float) Optimisation.RMS_SQUARES;
    private static final float EPSILON = (float) Optimisation.RMS_EPSILON;

    private final float momentum;
    private final Optimisation optimisation;
    private final float[] squares;
    private final float[] velocity;
    private float rate;

    RmsPropRule(Optimisation optimisation, int size) {
        momentum = (float) optimisation.momentum();
        this.optimisation = optimisation;
        squares = new float[size];
        velocity = new float[size];
        Arrays.fill(squares, 1);
    }

    @Override
    public void begin(double learningRate) {
        rate = (float) learningRate;
    }

    @Override
    public void move(ParameterSlot slot, float[] weights, float[] gradients, float scale) {
        float decay = (float) optimisation.decayOf(slot.spec().role());
        for (int i = slot.begin(); i < slot.end(); i++) {
            float gradient = gradients[i] * scale + decay * weights[i];
            squares[i] = SQUARES * squares[i] + (1 - SQUARES) * gradient * gradient;
            velocity[i] = momentum * velocity[i] + rate * gradient / (float) Math.sqrt(squares[i] + EPSILON);
            weights[i] -= velocity[i];
        }
    }

    @Override
    public void save(TrainingState into) {
        into.put("optimizer/squares", squares.clone());
        into.put("optimizer/velocity", velocity.clone());
    }

    @Override
    public void restore(TrainingState from) {
        System.arraycopy(from.floats("optimizer/squares"), 0, squares, 0, squares.length);
        System.arraycopy(from.floats("optimizer/velocity"), 0, velocity, 0, velocity.length);
    }
}
