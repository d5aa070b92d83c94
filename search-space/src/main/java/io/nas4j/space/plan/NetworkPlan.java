package io.nas4j.space.plan;

import io.nas4j.space.architecture.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole network laid out: stem, maximum, blocks, head, then global mean over the map, dense features, dropout,
 * classifier. Data is {@code [batch, channels, size, size]}; the classifier's outputs are logits {@code [batch, classes]}.
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
        List<ConvUnit> units = new ArrayList<>();
        units.add(stem);
        for (BlockPlan block : blocks) {
            for (Step step : block.branch()) {
                if (step instanceof ConvUnit unit) {
                    units.add(unit);
                }
            }
            if (block.shortcut() instanceof Shortcut.Projection projection) {
                units.add(projection.unit());
            }
        }
        head.ifPresent(units::add);
        return units;
    }

    /** Every tensor of the network, in the order in which data flows. */
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        add(stem, specs);
        for (BlockPlan block : blocks) {
            for (Step step : block.branch()) {
                if (step instanceof ConvUnit unit) {
                    add(unit, specs);
                } else if (step instanceof SqueezeExcite se) {
                    add(se.reduce(), specs);
                    add(se.expand(), specs);
                }
            }
            if (block.shortcut() instanceof Shortcut.Projection projection) {
                add(projection.unit(), specs);
            }
        }
        head.ifPresent(unit -> add(unit, specs));
        features.ifPresent(dense -> add(dense, specs));
        add(classifier, specs);
        return specs;
    }

    private static void add(Dense dense, List<ParameterSpec> specs) {
        specs.add(new ParameterSpec(
                dense.name() + ".weight", ParameterSpec.Role.DENSE_WEIGHT, List.of(dense.out(), dense.in())));
        specs.add(new ParameterSpec(dense.name() + ".bias", ParameterSpec.Role.BIAS, List.of(dense.out())));
    }

    private static void add(ConvUnit unit, List<ParameterSpec> specs) {
        add(unit.conv(), specs);
        List<Integer> channels = List.of(unit.conv().out());
        specs.add(new ParameterSpec(unit.batchNorm() + ".gamma", ParameterSpec.Role.GAMMA, channels));
        specs.add(new ParameterSpec(unit.batchNorm() + ".beta", ParameterSpec.Role.BETA, channels));
        specs.add(new ParameterSpec(unit.batchNorm() + ".mean", ParameterSpec.Role.RUNNING_MEAN, channels));
        specs.add(new ParameterSpec(unit.batchNorm() + ".variance", ParameterSpec.Role.RUNNING_VARIANCE, channels));
    }

    private static void add(Conv conv, List<ParameterSpec> specs) {
        specs.add(new ParameterSpec(
                conv.name() + ".weight",
                ParameterSpec.Role.CONV_WEIGHT,
                List.of(conv.out(), conv.in() / conv.groups(), conv.kernel(), conv.kernel())));
        if (conv.bias()) {
            specs.add(new ParameterSpec(conv.name() + ".bias", ParameterSpec.Role.BIAS, List.of(conv.out())));
        }
    }
}
