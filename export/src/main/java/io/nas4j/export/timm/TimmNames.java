package io.nas4j.export.timm;

import io.nas4j.export.source.TorchModules;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Part;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.WeightsOnly;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * timm's names of a plan's tensors (huggingface/pytorch-image-models timm/models/_efficientnet_blocks.py, efficientnet.py,
 * mobilenetv3.py). What a convolution of a block is called depends on the type of the block, which the parts before it tell.
 */
final class TimmNames implements WeightsOnly<String> {

    private static final String NOTHING = "";

    private final TorchModules modules = new TorchModules();
    private final NetworkPlan plan;
    private final Map<Integer, Integer> blocksOfStage = new HashMap<>();
    private String prefix = NOTHING;
    /** The block's expansion so far; empty where it has none. */
    private String expansion = NOTHING;

    private boolean depthwise;
    private int norms;

    private TimmNames(NetworkPlan plan) {
        this.plan = plan;
    }

    /** Makes timm's name of a tensor of this plan. */
    static UnaryOperator<String> of(NetworkPlan plan) {
        TimmNames names = new TimmNames(plan);
        DataFlow.through(plan, names, NOTHING);
        return names.modules.tensors();
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        norms++;
        if (unit.part() == Part.HEAD) {
            head(unit);
        } else {
            put(unit, prefix + conv(unit), prefix + "bn" + norms);
        }
        switch (unit.part()) {
            case EXPAND -> expansion = unit.conv().name();
            case DEPTHWISE -> depthwise = true;
            case PROJECT -> {
                if (!expansion.isEmpty() && !depthwise) {
                    modules.put(expansion, prefix + "conv_exp");
                }
            }
            default -> {
                // says nothing of its block
            }
        }
        return x;
    }

    /** With a dense layer behind it, as in MobileNetV3, the head's convolution is a stage of its own. */
    private void head(ConvUnit unit) {
        if (plan.features().isPresent()) {
            String stage = "blocks." + plan.architecture().stages().size() + ".0.";
            put(unit, stage + "conv", stage + "bn1");
        } else {
            put(unit, "conv_head", "bn2");
        }
    }

    private void put(ConvUnit unit, String conv, String norm) {
        modules.put(unit.conv().name(), conv);
        modules.put(unit.batchNorm(), norm);
    }

    /** InvertedResidual has conv_pw, conv_dw, conv_pwl; EdgeResidual conv_exp, conv_pwl; DepthwiseSeparableConv conv_dw, conv_pw. */
    private String conv(ConvUnit unit) {
        return switch (unit.part()) {
            case STEM -> "conv_stem";
            case EXPAND -> "conv_pw";
            case DEPTHWISE -> "conv_dw";
            case PROJECT -> expansion.isEmpty() ? "conv_pw" : "conv_pwl";
            case CONV -> "conv";
            case HEAD, REDUCE, SHORTCUT, FEATURES, CLASSIFIER ->
                throw new InvalidInputException(
                        "timm's EfficientNet has no part '" + unit.part().text() + "'");
        };
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        modules.put(squeeze.reduce().name(), prefix + "se.conv_reduce");
        modules.put(squeeze.expand().name(), prefix + "se.conv_expand");
        return x;
    }

    @Override
    public String block(BlockPlan block, String input, UnaryOperator<String> flow) {
        int index = blocksOfStage.merge(block.stage(), 1, Integer::sum) - 1;
        prefix = "blocks." + block.stage() + "." + index + ".";
        norms = 0;
        expansion = NOTHING;
        depthwise = false;
        String output = flow.apply(input);
        prefix = NOTHING;
        norms = 1;
        return output;
    }

    @Override
    public String classifier(Dense dense, String x) {
        modules.put(dense.name(), "classifier");
        return x;
    }

    @Override
    public String features(Dense dense, String x) {
        modules.put(dense.name(), "conv_head");
        return x;
    }
}
