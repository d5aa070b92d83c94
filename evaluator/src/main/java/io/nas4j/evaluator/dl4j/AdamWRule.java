package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Optimisation;

/** Adam with decoupled weight decay, as {@link Optimisation} says. */
final class AdamWRule implements Rule {

    private static final float SQUARES = (float) Optimisation.SQUARES;
    private static final float EPSILON = (float) Optimisation.EPSILON;

    private final double momentum;
    private final Optimisation optimisation;
    private final float[] mean;
    private final float[] squares;
    private long steps;
    private float rate;
    private float rateOfMean;
    private float scaleOfSquares;

    AdamWRule(Optimisation optimisation, int size) {
        momentum = optimisation.momentum();
        this.optimisation = optimisation;
        mean = new float[size];
        squares = new float[size];
    }

    @Override
    public void begin(double learningRate) {
        steps++;
        rate = (float) learningRate;
        rateOfMean = (float) (learningRate / (1 - Math.pow(momentum, steps)));
        scaleOfSquares = (float) (1 / Math.sqrt(1 - Math.pow(Optimisation.SQUARES, steps)));
    }

    @Override
    public void move(ParameterSlot slot, float[] weights, float[] gradients, float scale) {
        float kept = (float) momentum;
        float decay = (float) optimisation.decayOf(slot.spec().role());
        for (int i = slot.begin(); i < slot.end(); i++) {
            float gradient = gradients[i] * scale;
            mean[i] = kept * mean[i] + (1 - kept) * gradient;
            squares[i] = SQUARES * squares[i] + (1 - SQUARES) * gradient * gradient;
            float size = (float) Math.sqrt(squares[i]) * scaleOfSquares + EPSILON;
            weights[i] -= rate * decay * weights[i] + rateOfMean * mean[i] / size;
        }
    }

    @Override
    public void save(TrainingState into) {
        into.put("optimizer/mean", mean.clone());
        into.put("optimizer/squares", squares.clone());
        into.put("optimizer/steps", steps);
    }

    @Override
    public void restore(TrainingState from) {
        System.arraycopy(from.floats("optimizer/mean"), 0, mean, 0, mean.length);
        System.arraycopy(from.floats("optimizer/squares"), 0, squares, 0, squares.length);
        steps = from.longs("optimizer/steps")[0];
    }
}
