package io.nas4j.export.timm;

import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Part;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.WeightsOnly;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * timm's names of a plan's tensors (huggingface/pytorch-image-models timm/models/_efficientnet_blocks.py). What a convolution
 * of a block is called depends on the type of the block, which the parts before it tell.
 */
final class TimmNames implements WeightsOnly<String> {

    private static final String NOTHING = "";

    private final Map<String, String> modules = new LinkedHashMap<>();
    private final Map<Integer, Integer> blocksOfStage = new HashMap<>();
    private String prefix = NOTHING;
    private boolean depthwise;
    private boolean expanded;
    private int norms;

    private TimmNames() {}

    /** Makes timm's name of a tensor of this plan. */
    static UnaryOperator<String> of(NetworkPlan plan) {
        TimmNames names = new TimmNames();
        DataFlow.through(plan, names, NOTHING);
        return names::tensor;
    }

    private String tensor(String own) {
        int dot = own.lastIndexOf('.');
        String module = Objects.requireNonNull(modules.get(own.substring(0, dot)), own);
        String last = own.substring(dot + 1);
        return module + "."
                + switch (last) {
                    case "gamma" -> "weight";
                    case "beta" -> "bias";
                    case "mean" -> "running_mean";
                    case "variance" -> "running_var";
                    default -> last;
                };
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        norms++;
        modules.put(unit.conv().name(), prefix + conv(unit.part()));
        modules.put(unit.batchNorm(), prefix + "bn" + (unit.part() == Part.HEAD ? 2 : norms));
        depthwise |= unit.part() == Part.DEPTHWISE;
        expanded |= unit.part() == Part.EXPAND;
        return x;
    }

    /** InvertedResidual has conv_pw, conv_dw, conv_pwl; EdgeResidual conv_exp, conv_pwl; DepthwiseSeparableConv conv_dw, conv_pw. */
    private String conv(Part part) {
        return switch (part) {
            case STEM -> "conv_stem";
            case HEAD -> "conv_head";
            case EXPAND -> "conv_pw";
            case DEPTHWISE -> "conv_dw";
            case PROJECT -> expanded ? "conv_pwl" : "conv_pw";
            case CONV -> "conv";
            case REDUCE, SHORTCUT, FEATURES, CLASSIFIER ->
                throw new IllegalArgumentException("timm has no such block: " + part);
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
        depthwise = false;
        expanded = false;
        String output = flow.apply(input);
        if (expanded && !depthwise) {
            modules.replaceAll((own, name) -> name.equals(prefix + "conv_pw") ? prefix + "conv_exp" : name);
        }
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
        return x;
    }
}
