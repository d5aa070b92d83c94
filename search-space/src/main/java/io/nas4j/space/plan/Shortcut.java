package io.nas4j.space.plan;

/** What a block adds to its branch. */
public sealed interface Shortcut {

    /**
     * Calls the builder's methods that this shortcut and its sum are made of.
     *
     * @param branch what flows out of the block's branch
     * @param input what flows into the block
     * @return the sum; the branch itself where nothing is added
     */
    <T> T build(NetworkBuilder<T> builder, BlockPlan block, T branch, T input);

    /** Nothing. */
    record None() implements Shortcut {

        @Override
        public <T> T build(NetworkBuilder<T> builder, BlockPlan block, T branch, T input) {
            return branch;
        }
    }

    /** The block's input. */
    record Identity() implements Shortcut {

        @Override
        public <T> T build(NetworkBuilder<T> builder, BlockPlan block, T branch, T input) {
            return builder.sum(block, branch, input);
        }
    }

    /** The input's mean under a moving window; pixels outside the map do not count. */
    record MeanPool(Window window) implements Shortcut {

        @Override
        public <T> T build(NetworkBuilder<T> builder, BlockPlan block, T branch, T input) {
            return builder.sum(block, branch, builder.mean(block, window, input));
        }
    }

    /** The input through a linear unit. */
    record Projection(ConvUnit unit) implements Shortcut {

        @Override
        public <T> T build(NetworkBuilder<T> builder, BlockPlan block, T branch, T input) {
            return builder.sum(block, branch, builder.unit(unit, input));
        }
    }
}
