package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import java.util.Optional;

/**
 * Walks a plan in the order in which data flows and calls a builder's operators. The one place that knows how the operators of
 * a plan follow each other.
 */
public final class DataFlow {

    private DataFlow() {}

    /**
     * Builds a whole network.
     *
     * @param images what flows into the stem
     * @return what flows out of the classifier
     */
    public static <T> T through(NetworkPlan plan, NetworkBuilder<T> builder, T images) {
        T x = builder.unit(plan.stem(), images);
        if (plan.stemPool().isPresent()) {
            x = builder.maximum(plan.stemPool().get(), x);
        }
        for (BlockPlan block : plan.blocks()) {
            x = builder.block(block, x, input -> through(block, builder, input));
        }
        if (plan.head().isPresent()) {
            x = builder.unit(plan.head().get(), x);
        }
        x = builder.globalMean(x);
        if (plan.features().isPresent()) {
            x = builder.features(plan.features().get(), x);
        }
        double dropout = plan.architecture().dropout();
        if (dropout > 0) {
            x = builder.dropout(dropout, x);
        }
        return builder.classifier(plan.classifier(), x);
    }

    private static <T> T through(BlockPlan block, NetworkBuilder<T> builder, T input) {
        T branch = input;
        for (Step step : block.branch()) {
            branch = step.build(builder, branch);
        }
        if (block.dropRate() > 0) {
            branch = builder.dropBranch(block, branch);
        }
        return join(block, builder, branch, input);
    }

    /**
     * Builds what follows a block's branch: the shortcut, the sum and the activation behind it.
     *
     * @param branch what flows out of the branch
     * @param input what flows into the block
     */
    public static <T> T join(BlockPlan block, NetworkBuilder<T> builder, T branch, T input) {
        T sum = block.shortcut().build(builder, block, branch, input);
        Optional<Activation> activation = block.activation();
        return activation.isPresent() ? builder.activation(block, activation.get(), sum) : sum;
    }
}
