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
        return fromBlock(0, plan, builder, stem(plan, builder, images));
    }

    /** Builds the stem, and the maximum behind it where there is one. */
    public static <T> T stem(NetworkPlan plan, NetworkBuilder<T> builder, T images) {
        T x = builder.unit(plan.stem(), images);
        return plan.stemPool().isPresent() ? builder.maximum(plan.stemPool().get(), x) : x;
    }

    /**
     * Builds the rest of a network, from one of its blocks on.
     *
     * @param first the block's place in {@link NetworkPlan#blocks}; their number for what follows all of them
     * @param input what flows into that block
     * @return what flows out of the classifier
     */
    public static <T> T fromBlock(int first, NetworkPlan plan, NetworkBuilder<T> builder, T input) {
        T x = input;
        for (BlockPlan block : plan.blocks().subList(first, plan.blocks().size())) {
            x = builder.block(block, x, in -> through(block, builder, in));
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
