package io.nas4j.space.architecture;

import io.nas4j.space.Require;

/**
 * Identical blocks in a row. Only the first has the block's stride and sees the previous stage's channels; in the others
 * stride is 1 and input and output channels are equal.
 */
public record Stage(Block block, int layers) {

    /** The most blocks in a stage. */
    public static final int MAX_LAYERS = 1000;

    public Stage {
        Require.between("layers", layers, 1, MAX_LAYERS);
    }

    /** Whether any block of the stage has input and output of one shape, so that its skip op matters. */
    public boolean skipApplies(int inFilters) {
        return layers > 1 || (block.stride() == 1 && inFilters == block.filters());
    }
}
