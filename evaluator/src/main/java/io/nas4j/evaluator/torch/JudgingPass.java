package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.BlockPlan;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The forward pass of a path that is judged: what a block allocates on its way is freed when it ends. */
final class JudgingPass extends PathPass {

    private final Watcher watcher;

    /** Is shown what flows out of each block. */
    @FunctionalInterface
    interface Watcher {
        void flowed(BlockPlan block, Tensor output);
    }

    JudgingPass(Operators operators, Watcher watcher) {
        super(operators);
        this.watcher = watcher;
    }

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
        watcher.flowed(block, output);
        return output;
    }
}
