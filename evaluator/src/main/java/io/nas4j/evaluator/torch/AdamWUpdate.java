package io.nas4j.evaluator.torch;

import static io.nas4j.evaluator.engine.Optimisation.EPSILON;
import static io.nas4j.evaluator.engine.Optimisation.SQUARES;

import io.nas4j.evaluator.checkpoint.TrainingState;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Adam with decoupled weight decay, as {@link io.nas4j.evaluator.engine.Optimisation} says. */
final class AdamWUpdate implements Update {

    private final double momentum;
    private final Tensor decay;
    private final Tensor mean;
    private final Tensor squares;
    private long steps;

    AdamWUpdate(double momentum, Tensor decay, Placement placement) {
        this.momentum = momentum;
        this.decay = decay;
        this.mean = placement.zeros(decay.numel());
        this.squares = placement.zeros(decay.numel());
    }

    @Override
    public void step(Tensor values, Tensor gradients, double rate) {
        steps++;
        double rateOfMean = rate / (1 - Math.pow(momentum, steps));
        double scaleOfSquares = 1 / Math.sqrt(1 - Math.pow(SQUARES, steps));
        try (Scalar freshMean = new Scalar(1 - momentum);
                Scalar keptSquares = new Scalar(SQUARES);
                Scalar freshSquares = new Scalar(1 - SQUARES);
                Scalar unbiased = new Scalar(scaleOfSquares);
                Scalar epsilon = new Scalar(EPSILON);
                Scalar decayed = new Scalar(-rate);
                Scalar moved = new Scalar(-rateOfMean)) {
            mean.lerp_(gradients, freshMean);
            squares.mul_(keptSquares).addcmul_(gradients, gradients, freshSquares);
            values.addcmul_(values, decay, decayed);
            values.addcdiv_(mean, squares.sqrt().mul_(unbiased).add_(epsilon), moved);
        }
    }

    @Override
    public void save(TrainingState into) {
        into.put("optimizer/mean", Numbers.of(mean));
        into.put("optimizer/squares", Numbers.of(squares));
        into.put("optimizer/steps", steps);
    }

    @Override
    public void restore(TrainingState from) {
        Numbers.fill(mean, from.floats("optimizer/mean"));
        Numbers.fill(squares, from.floats("optimizer/squares"));
        steps = from.longs("optimizer/steps")[0];
    }

    @Override
    public void close() {
        decay.close();
        mean.close();
        squares.close();
    }
}
