package io.nas4j.space.plan;

import io.nas4j.space.architecture.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * A whole network laid out: stem, maximum, blocks, head, then global mean over the map, dense features, dropout,
 * classifier. {@link DataFlow} walks it. Data is {@code [batch, channels, size, size]}; the classifier's outputs are logits {@code [batch, classes]}.
 *
 * @param stemPool the maximum behind the stem
 * @param blocks without those that do nothing
 * @param features the dense layer before the classifier
 */
public record NetworkPlan(
        Architecture architecture,
        ConvUnit stem,
        Optional<Window> stemPool,
        List<BlockPlan> blocks,
        Optional<ConvUnit> head,
        Optional<Dense> features,
        Dense classifier) {

    public NetworkPlan {
        blocks = List.copyOf(blocks);
    }

    /** Lays an architecture out at its own input resolution. */
    public static NetworkPlan of(Architecture architecture) {
        PlanBuilder builder = new PlanBuilder(architecture);
        Layout.walk(architecture, builder);
        return builder.plan();
    }

    /** Every unit of convolution and batch norm, in the order in which data flows. */
    public List<ConvUnit> units() {
        return Inventory.of(this).units();
    }

    /** Every tensor of the network, in the order in which data flows. */
    public List<ParameterSpec> parameters() {
        return Inventory.of(this).parameters();
    }
}
