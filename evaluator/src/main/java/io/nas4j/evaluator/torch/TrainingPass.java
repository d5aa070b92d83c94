package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.engine.Drops;
import io.nas4j.space.plan.BlockPlan;
import org.bytedeco.pytorch.Tensor;

/** The forward pass of a training step. Keeps all that it allocates, for the backward pass. */
final class TrainingPass extends TorchBuilder {

    private final Drops drops;
    private final Placement placement;

    TrainingPass(Operators operators, Drops drops, Placement placement) {
        super(operators, true);
        this.drops = drops;
        this.placement = placement;
    }

    @Override
    public Tensor dropBranch(BlockPlan block, Tensor branch) {
        return drop(branch, block.name(), block.dropRate(), branch.size(0), 1, 1, 1);
    }

    @Override
    public Tensor dropout(double rate, Tensor x) {
        return drop(x, Drops.DROPOUT, rate, x.shape());
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
