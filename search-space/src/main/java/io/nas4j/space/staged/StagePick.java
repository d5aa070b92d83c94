package io.nas4j.space.staged;

import java.util.List;

/**
 * One choice of each decision of a stage, as indices into {@link StageChoices}.
 *
 * @param blocks one element for all layers, or one for each layer
 */
record StagePick(int layers, int filters, List<BlockPick> blocks) {

    StagePick {
        blocks = List.copyOf(blocks);
    }
}
