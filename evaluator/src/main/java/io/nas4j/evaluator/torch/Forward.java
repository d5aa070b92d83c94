package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.engine.Drops;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.NetworkPlan;
import org.bytedeco.pytorch.Tensor;

/** The forward pass of a plan; autograd follows it. Maps are {@code [batch, channels, size, size]}, channels last in memory. */
final class Forward {

    private final NetworkPlan plan;
    private final TorchBuilder training;
    private final TorchBuilder inference;

    Forward(NetworkPlan plan, Parameters parameters, Drops drops, Placement placement) {
        this(
                plan,
                drops,
                placement,
                new Operators(parameters, plan.architecture().batchNorm(), Operators::activated));
    }

    Forward(NetworkPlan plan, Drops drops, Placement placement, Operators operators) {
        this.plan = plan;
        this.training = new TrainingPass(operators, drops, placement);
        this.inference = new InferencePass(operators);
    }

    /** Logits {@code [batch, classes]}. */
    Tensor logits(Tensor images, boolean train) {
        return DataFlow.through(plan, train ? training : inference, images);
    }
}
