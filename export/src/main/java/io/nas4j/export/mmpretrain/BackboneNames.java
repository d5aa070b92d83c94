package io.nas4j.export.mmpretrain;

import io.nas4j.export.source.ResNetNames;
import io.nas4j.export.source.TorchModules;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Part;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.WeightsOnly;
import java.util.function.UnaryOperator;

/**
 * mmpretrain's names of a plan's tensors (open-mmlab/mmpretrain mmpretrain/models: backbones, utils/inverted_residual.py,
 * utils/se_layer.py, heads). A convolution and its norm are the two parts of one module.
 */
final class BackboneNames implements WeightsOnly<String> {

    private static final String NOTHING = "";
    private static final String BACKBONE = "backbone.";

    private final TorchModules modules = new TorchModules();
    private final Family family;
    private final Architecture architecture;
    private int blocks;
    /** The layer of the last block, counted as the family counts them; the stem is 0. */
    private int layer;
    /** The block's place in its layer. */
    private int place = -1;

    private int units;
    private boolean fused;
    private String prefix = NOTHING;

    private BackboneNames(Family family, Architecture architecture) {
        this.family = family;
        this.architecture = architecture;
    }

    /** Makes mmpretrain's name of a tensor of this plan, which a backbone of the family is. */
    static UnaryOperator<String> of(Family family, NetworkPlan plan) {
        if (family == Family.RES_NET) {
            UnaryOperator<String> names = ResNetNames.of(plan);
            return own -> {
                String name = names.apply(own);
                return (name.startsWith("fc.") ? "head." : BACKBONE) + name;
            };
        }
        BackboneNames names = new BackboneNames(family, plan.architecture());
        DataFlow.through(plan, names, NOTHING);
        return names.modules.tensors();
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        String module = module(unit.part());
        modules.put(unit.conv().name(), module + ".conv");
        modules.put(unit.batchNorm(), module + ".bn");
        units++;
        return x;
    }

    private String module(Part part) {
        return switch (part) {
            case STEM -> BACKBONE + end(0, "conv1");
            case HEAD -> BACKBONE + end(layer + 1, "conv2");
            // a block that is one convolution is its own module
            case CONV -> prefix;
            case EXPAND -> prefix + "." + inner(fused ? "conv1" : "expand_conv");
            case DEPTHWISE -> prefix + "." + inner("depthwise_conv");
            case PROJECT -> prefix + "." + inner(fused ? "conv2" : "linear_conv");
            case REDUCE, SHORTCUT, FEATURES, CLASSIFIER ->
                throw new IllegalStateException(family.type() + " has no part '" + part.text() + "'");
        };
    }

    private String end(int number, String named) {
        return switch (family) {
            case MOBILE_NET_V2 -> named;
            case MOBILE_NET_V3 -> "layer" + number;
            case EFFICIENT_NET, EFFICIENT_NET_V2, RES_NET -> "layers." + number;
        };
    }

    /** MobileNetV2 numbers the modules of a block, the others name them. */
    private String inner(String named) {
        return family == Family.MOBILE_NET_V2 ? "conv." + units : named;
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        modules.put(squeeze.reduce().name(), prefix + ".se.conv1.conv");
        modules.put(squeeze.expand().name(), prefix + ".se.conv2.conv");
        return x;
    }

    @Override
    public String block(BlockPlan block, String input, UnaryOperator<String> flow) {
        Stage stage = architecture.stages().get(block.stage());
        boolean begins = blocks == 0 || (block.index() == 0 && beginsLayer(stage));
        blocks++;
        layer = family == Family.MOBILE_NET_V3 ? blocks : begins ? layer + 1 : layer;
        place = begins ? 0 : place + 1;
        units = 0;
        fused = stage.blocks().get(block.index()).operator() == Operator.FUSED;
        prefix = BACKBONE
                + switch (family) {
                    case EFFICIENT_NET, EFFICIENT_NET_V2, RES_NET -> "layers." + layer + "." + place;
                    case MOBILE_NET_V2 -> "layer" + layer + "." + place;
                    case MOBILE_NET_V3 -> "layer" + layer;
                };
        return flow.apply(input);
    }

    /** EfficientNet's layers end where maps shrink, those of the others where channels change. */
    private boolean beginsLayer(Stage stage) {
        return family != Family.EFFICIENT_NET || stage.stride() == 2;
    }

    @Override
    public String features(Dense dense, String x) {
        modules.put(dense.name(), "head.layers.0.fc");
        return x;
    }

    @Override
    public String classifier(Dense dense, String x) {
        modules.put(dense.name(), family == Family.MOBILE_NET_V3 ? "head.layers.1.fc" : "head.fc");
        return x;
    }
}
