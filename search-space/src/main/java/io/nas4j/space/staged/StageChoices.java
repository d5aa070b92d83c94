package io.nas4j.space.staged;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What can be chosen for a stage.
 *
 * @param stride stride of the first layer
 * @param eachLayer true where every layer decides for itself (ProxylessNAS); false where the stage decides once for all layers
 *     (MnasNet's factorised hierarchy)
 */
public record StageChoices(
        int stride, boolean eachLayer, List<Integer> layers, List<Integer> filters, BlockChoices blocks) {

    public StageChoices {
        Require.between("stride", stride, 1, 2);
        layers = ChoiceLists.checked("layers", layers, String::valueOf);
        filters = ChoiceLists.checked("filters", filters, String::valueOf);
        layers.forEach(count -> Require.between("layers", count, 1, Stage.MAX_LAYERS));
        filters.forEach(count -> Require.between("filters", count, 1, Block.MAX_FILTERS));
        if (eachLayer && Collections.max(layers) > ChoiceLists.MAX_CHOICES) {
            throw new InvalidInputException("a stage whose layers decide for themselves must have at most "
                    + ChoiceLists.MAX_CHOICES + " layers, but may have " + Collections.max(layers));
        }
    }

    /** The number of layers that have decisions of their own: 1 where all layers are alike. */
    int decidedLayers() {
        return eachLayer ? Collections.max(layers) : 1;
    }

    /** The first layer's room for a skip op; all layers' where they are all alike. */
    BlockChoices.SkipRoom firstRoom(int in, int chosenLayers, int chosenFilters) {
        return BlockChoices.SkipRoom.of(stride, in, chosenFilters, !eachLayer && chosenLayers > 1);
    }

    /** The stage that a pick builds. */
    Stage stage(StagePick pick, Activation activation) {
        int count = layers.get(pick.layers());
        int width = filters.get(pick.filters());
        Block first = blocks.block(pick.blocks().get(0), stride, width, activation);
        if (!eachLayer) {
            return Stage.of(first, count);
        }
        List<Block> built = new ArrayList<>(List.of(first));
        for (BlockPick block : pick.blocks().subList(1, count)) {
            built.add(blocks.block(block, 1, width, activation));
        }
        return new Stage(built);
    }
}
