package io.nas4j.space.architecture;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Blocks in a row with one output shape. Only the first may have stride 2 and sees the previous stage's channels. In most
 * networks the blocks are otherwise alike ({@link #of}).
 */
public record Stage(List<Block> blocks) {

    /** The most blocks in a stage. */
    public static final int MAX_LAYERS = 1000;

    public Stage {
        blocks = List.copyOf(blocks);
        Require.between("layers", blocks.size(), 1, MAX_LAYERS);
        Block first = blocks.get(0);
        for (int b = 1; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            if (block.filters() != first.filters()) {
                throw new InvalidInputException("the blocks of a stage must have equal filters, but block 1 has "
                        + first.filters() + " and block " + (b + 1) + " has " + block.filters());
            }
            if (block.stride() != 1) {
                throw new InvalidInputException(
                        "only the first block of a stage may have stride 2, but block " + (b + 1) + " has it");
            }
        }
    }

    /** The block, then {@code layers - 1} times the same block at stride 1. */
    public static Stage of(Block block, int layers) {
        Require.between("layers", layers, 1, MAX_LAYERS);
        List<Block> blocks =
                new ArrayList<>(Collections.nCopies(layers, block.stride() == 1 ? block : block.withStride(1)));
        blocks.set(0, block);
        return new Stage(blocks);
    }

    /** The first block. */
    public Block block() {
        return blocks.get(0);
    }

    /** Number of blocks. */
    public int layers() {
        return blocks.size();
    }

    /** Output channels. */
    public int filters() {
        return block().filters();
    }

    /** Stride of the first block. */
    public int stride() {
        return block().stride();
    }

    /** Whether all blocks are alike but for the stride. */
    public boolean uniform() {
        return blocks.stream().allMatch(b -> b.withStride(1).equals(block().withStride(1)));
    }
}
