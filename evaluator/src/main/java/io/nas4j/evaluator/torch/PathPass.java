package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.BlockPlan;
import org.bytedeco.pytorch.Tensor;

/** The forward pass of a path of shared weights: batch norms use the batch's statistics, nothing is dropped. */
class PathPass extends TorchBuilder {

    PathPass(Operators operators) {
        super(operators, true);
    }

    @Override
    public Tensor dropBranch(BlockPlan block, Tensor branch) {
        return branch;
    }

    @Override
    public Tensor dropout(double rate, Tensor x) {
        return x;
    }
}
