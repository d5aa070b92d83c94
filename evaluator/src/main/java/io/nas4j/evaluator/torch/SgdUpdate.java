package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.checkpoint.TrainingState;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Stochastic gradient descent with momentum, as {@link io.nas4j.evaluator.engine.Optimisation} says. */
final class SgdUpdate implements Update {

    private final double momentum;
    private final Tensor decay;
    private final Tensor velocity;

    SgdUpdate(double momentum, Tensor decay, Placement placement) {
        this.momentum = momentum;
        this.decay = decay;
        this.velocity = placement.zeros(decay.numel());
    }

    @Override
    public void step(Tensor values, Tensor gradients, double rate) {
        try (Scalar keep = new Scalar(momentum);
                Scalar step = new Scalar(-rate)) {
            gradients.addcmul_(values, decay);
            velocity.mul_(keep).add_(gradients);
            values.add_(velocity, step);
        }
    }

    @Override
    public void save(TrainingState into) {
        into.put("optimizer/velocity", Numbers.of(velocity));
    }

    @Override
    public void restore(TrainingState from) {
        Numbers.fill(velocity, from.floats("optimizer/velocity"));
    }

    @Override
    public void close() {
        decay.close();
        velocity.close();
    }
}
