package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;

/**
 * A builder that looks at nothing but operators with weights: the others return what flows into them. A new operator is abstract
 * here too, until it is known whether it has weights.
 *
 * @param <T> what flows
 */
public interface WeightsOnly<T> extends NetworkBuilder<T> {

    @Override
    default T maximum(Window window, T x) {
        return x;
    }

    @Override
    default T dropBranch(BlockPlan block, T branch) {
        return branch;
    }

    @Override
    default T mean(BlockPlan block, Window window, T input) {
        return input;
    }

    @Override
    default T sum(BlockPlan block, T branch, T shortcut) {
        return branch;
    }

    @Override
    default T activation(BlockPlan block, Activation activation, T x) {
        return x;
    }

    @Override
    default T globalMean(T x) {
        return x;
    }

    @Override
    default T dropout(double rate, T x) {
        return x;
    }
}
