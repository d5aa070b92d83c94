package io.nas4j.grid.stages;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.ScalingRules;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A baseline that was scaled at φ = 1, with factors for single stages.
 *
 * @param move that made it of the network before; empty where nothing was changed
 * @param rules by which it is scaled, with its factors
 */
public record StagedNetwork(Optional<StageMove> move, ScalingRules rules, Architecture network) {

    /** Exact multiply-accumulates. */
    public long macs() {
        return CostModel.cost(network).macs();
    }

    /** Layers and channels of each stage, as {@code 2x16 3x24}. */
    public String text() {
        return network.stages().stream()
                .map((Stage stage) -> stage.layers() + "x" + stage.filters())
                .collect(Collectors.joining(" "));
    }
}
