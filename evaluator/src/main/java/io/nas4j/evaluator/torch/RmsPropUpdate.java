package io.nas4j.evaluator.torch;

import static io.nas4j.evaluator.engine.Optimisation.RMS_EPSILON;
import static io.nas4j.evaluator.engine.Optimisation.RMS_SQUARES;

import io.nas4j.evaluator.checkpoint.TrainingState;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** RMSProp with momentum, as {@link io.nas4j.evaluator.engine.Optimisation} says. */
final class RmsPropUpdate implements Update {

    private final double momentum;
    private final Tensor decay;
    private final Tensor squares;
    private final Tensor velocity;

    RmsPropUpdate(double momentum, Tensor decay, Placement placement) {
        this.momentum = momentum;
        this.decay = decay;
        this.squares = placement.zeros(decay.numel());
        this.velocity = placement.zeros(decay.numel());
        try (Scalar one = new Scalar(1)) {
            squares.fill_(one);
        }
    }

    @Override
    public void step(Tensor values, Tensor gradients, double rate) {
        try (Scalar keptSquares = new Scalar(RMS_SQUARES);
                Scalar freshSquares = new Scalar(1 - RMS_SQUARES);
                Scalar epsilon = new Scalar(RMS_EPSILON);
                Scalar kept = new Scalar(momentum);
                Scalar moved = new Scalar(rate)) {
            gradients.addcmul_(values, decay);
            squares.mul_(keptSquares).addcmul_(gradients, gradients, freshSquares);
            velocity.mul_(kept).addcdiv_(gradients, squares.add(epsilon).sqrt_(), moved);
            values.sub_(velocity);
        }
    }

    @Override
    public void save(TrainingState into) {
        into.put("optimizer/squares", Numbers.of(squares));
        into.put("optimizer/velocity", Numbers.of(velocity));
    }

    @Override
    public void restore(TrainingState from) {
        Numbers.fill(squares, from.floats("optimizer/squares"));
        Numbers.fill(velocity, from.floats("optimizer/velocity"));
    }

    @Override
    public void close() {
        decay.close();
        squares.close();
        velocity.close();
    }
}
