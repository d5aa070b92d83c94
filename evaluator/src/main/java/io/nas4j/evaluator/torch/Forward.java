package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.engine.Drops;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Shortcut;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Step;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The forward pass of a plan; autograd follows it. Maps are {@code [batch, channels, size, size]}, channels last in memory. */
final class Forward {

    private final NetworkPlan plan;
    private final Operators operators;
    private final Drops drops;
    private final Placement placement;

    Forward(NetworkPlan plan, Parameters parameters, Drops drops, Placement placement) {
        this(
                plan,
                drops,
                placement,
                new Operators(parameters, plan.architecture().batchNorm(), Operators::activated));
    }

    Forward(NetworkPlan plan, Drops drops, Placement placement, Operators operators) {
        this.plan = plan;
        this.operators = operators;
        this.drops = drops;
        this.placement = placement;
    }

    /** Logits {@code [batch, classes]}. */
    Tensor logits(Tensor images, boolean training) {
        Tensor x = operators.unit(plan.stem(), images, training);
        if (plan.stemPool().isPresent()) {
            x = operators.maximum(plan.stemPool().get(), x);
        }
        for (BlockPlan block : plan.blocks()) {
            x = training ? block(block, x, true) : frugal(block, x);
        }
        if (plan.head().isPresent()) {
            x = operators.unit(plan.head().get(), x, training);
        }
        x = operators.mean(x, false);
        if (plan.features().isPresent()) {
            x = operators.dense(plan.features().get(), x);
        }
        if (training && plan.architecture().dropout() > 0) {
            x = drop(x, Drops.DROPOUT, plan.architecture().dropout(), x.shape());
        }
        return operators.dense(plan.classifier(), x);
    }

    /**
     * A block of an inference: what it allocates on its way is freed when it ends, and so is its input. A training step keeps
     * all for the backward pass.
     */
    private Tensor frugal(BlockPlan block, Tensor input) {
        PointerScope all = PointerScope.getInnerScope();
        Tensor output;
        try (PointerScope ofBlock = new PointerScope()) {
            output = block(block, input, false);
            output.retainReference();
        }
        all.attach(output);
        output.releaseReference();
        all.detach(input);
        return output;
    }

    private Tensor block(BlockPlan block, Tensor input, boolean training) {
        Tensor x = input;
        for (Step step : block.branch()) {
            if (step instanceof ConvUnit unit) {
                x = operators.unit(unit, x, training);
            } else if (step instanceof SqueezeExcite se) {
                x = operators.squeezed(se, x);
            }
        }
        if (training && block.dropRate() > 0) {
            x = drop(x, block.name(), block.dropRate(), x.size(0), 1, 1, 1);
        }
        Shortcut shortcut = block.shortcut();
        if (shortcut instanceof Shortcut.Identity) {
            x = x.add(input);
        } else if (shortcut instanceof Shortcut.MeanPool pool) {
            x = x.add(operators.mean(pool.window(), input));
        } else if (shortcut instanceof Shortcut.Projection projection) {
            x = x.add(operators.unit(projection.unit(), input, training));
        }
        return operators.activate(block.activation(), x);
    }

    /** Multiplies what shares an entry of the mask's shape by one factor. */
    private Tensor drop(Tensor x, String place, double rate, long... maskShape) {
        int size = 1;
        for (long axis : maskShape) {
            size = Math.toIntExact(size * axis);
        }
        return x.mul(placement.put(Tensor.create(drops.factors(place, rate, size), maskShape)));
    }
}
