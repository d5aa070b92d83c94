package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.BlockPlan;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The forward pass of an inference: nothing is dropped, batch norms use their running statistics. */
final class InferencePass extends TorchBuilder {

    InferencePass(Operators operators) {
        super(operators, false);
    }

    /** What a block allocates on its way is freed when it ends, and so is its input. */
    @Override
    public Tensor block(BlockPlan block, Tensor input, UnaryOperator<Tensor> flow) {
        PointerScope all = PointerScope.getInnerScope();
        Tensor output;
        try (PointerScope ofBlock = new PointerScope()) {
            output = flow.apply(input);
            output.retainReference();
        }
        all.attach(output);
        output.releaseReference();
        all.detach(input);
        return output;
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
