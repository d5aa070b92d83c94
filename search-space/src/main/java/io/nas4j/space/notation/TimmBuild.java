package io.nas4j.space.notation;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Channels;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.architecture.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Holds blocks, from the first to the last, against what timm would build for them (huggingface/pytorch-image-models
 * timm/models/_efficientnet_builder.py, {@code EfficientNetBuilder}; _efficientnet_blocks.py).
 */
final class TimmBuild {

    private static final int DIVISOR = 8;
    private static final int MOST_STRIDE = 32;

    private int filters;
    /** timm takes the stem's stride for 2. */
    private int stride = 2;

    TimmBuild(int stemFilters) {
        this.filters = stemFilters;
    }

    /** Refuses blocks that stand next to each other in a stage where timm would build others. */
    void accept(List<Block> blocks) {
        for (Block block : blocks) {
            accept(block);
        }
    }

    /** Refuses a stage where timm would build another. */
    void accept(Stage stage) {
        accept(stage.blocks());
    }

    private void accept(Block block) {
        rounded("output channels", block.filters(), block.filters());
        int hidden = block.hidden(filters);
        if (block.expansion() != 1) {
            rounded("hidden channels", hidden, filters * block.expansion());
        }
        Optional<SqueezeExcitation> se = block.squeezeExcitation();
        if (se.isPresent()) {
            int ours = se.get().squeezed(filters, hidden);
            double theirs = Math.rint(hidden * (se.get().ratio() / block.expansion()));
            if (ours != theirs) {
                throw new InvalidInputException(
                        "SE of " + Decimals.text(se.get().ratio()) + " of " + filters + " channels has " + ours
                                + " channels, and timm would round to " + Decimals.text(theirs));
            }
        }
        stride *= block.stride();
        if (stride > MOST_STRIDE) {
            throw new InvalidInputException("its stride is the network's " + stride + ", and timm turns strides beyond "
                    + MOST_STRIDE + " into dilations");
        }
        filters = block.filters();
    }

    private static void rounded(String what, int channels, double asked) {
        int theirs = Channels.rounded(asked, DIVISOR);
        if (theirs != channels) {
            throw new InvalidInputException(channels + " " + what + ", which timm would round to " + theirs);
        }
    }
}
