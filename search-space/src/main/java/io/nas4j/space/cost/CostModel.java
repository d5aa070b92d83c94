package io.nas4j.space.cost;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.MbConv;
import io.nas4j.space.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;

/** Counts a network's parameters and multiply-accumulates exactly; trains and loads nothing. */
public final class CostModel {

    private CostModel() {}

    /** The cost of the whole network at its own input resolution. */
    public static Cost cost(Architecture architecture) {
        return parts(architecture).stream().map(PartCost::cost).reduce(new Cost(0, 0), Cost::plus);
    }

    /** The cost part by part; the parts add up to {@link #cost}. */
    public static List<PartCost> parts(Architecture architecture) {
        NetworkPlan plan = NetworkPlan.of(architecture);
        List<PartCost> parts = new ArrayList<>();
        parts.add(unit(plan.stem()));
        for (MbConv block : plan.blocks()) {
            parts.add(block(block, architecture));
        }
        parts.add(unit(plan.head()));
        Dense dense = plan.classifier();
        parts.add(new PartCost(
                dense.name(),
                "global mean, dense",
                plan.head().conv().outSize(),
                dense.in(),
                1,
                dense.out(),
                new Cost(dense.params(), dense.macs())));
        return parts;
    }

    private static PartCost unit(ConvUnit unit) {
        Conv conv = unit.conv();
        String operator = "conv k" + conv.kernel() + " s" + conv.stride();
        return new PartCost(
                unit.name(),
                operator,
                conv.inSize(),
                conv.in(),
                conv.outSize(),
                conv.out(),
                new Cost(unit.params(), conv.macs()));
    }

    private static PartCost block(MbConv block, Architecture architecture) {
        Block description = architecture.stages().get(block.stage()).block();
        Conv depthwise = block.depthwise().conv();
        Conv project = block.project().conv();
        StringBuilder operator = new StringBuilder("MBConv").append(description.expansion());
        operator.append(" k").append(depthwise.kernel()).append(" s").append(depthwise.stride());
        if (description.seRatio() != 0) {
            operator.append(" se").append(description.seRatio());
        }
        if (block.residual()) {
            operator.append(" +");
        }
        return new PartCost(
                block.name(),
                operator.toString(),
                depthwise.inSize(),
                depthwise.in() / description.expansion(),
                project.outSize(),
                project.out(),
                new Cost(block.params(), block.macs()));
    }
}
