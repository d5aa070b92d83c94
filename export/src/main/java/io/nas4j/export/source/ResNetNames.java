package io.nas4j.export.source;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.WeightsOnly;
import java.util.function.UnaryOperator;

/** The names of a ResNet's tensors in torchvision (torchvision/models/resnet.py), which timm has taken over. */
public final class ResNetNames implements WeightsOnly<String> {

    private static final String NOTHING = "";

    private final TorchModules modules = new TorchModules();
    private String prefix = NOTHING;

    private ResNetNames() {}

    /** Makes the library's name of a tensor of this plan. */
    public static UnaryOperator<String> of(NetworkPlan plan) {
        ResNetNames names = new ResNetNames();
        DataFlow.through(plan, names, NOTHING);
        return names.modules.tensors();
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        switch (unit.part()) {
            case STEM, REDUCE -> module(unit, "conv1", "bn1");
            case CONV -> module(unit, "conv2", "bn2");
            case PROJECT -> module(unit, "conv3", "bn3");
            case SHORTCUT -> module(unit, "downsample.0", "downsample.1");
            case EXPAND, DEPTHWISE, HEAD, FEATURES, CLASSIFIER ->
                throw new InvalidInputException(
                        "it holds a ResNet, which has no part '" + unit.part().text() + "'");
        }
        return x;
    }

    private void module(ConvUnit unit, String conv, String norm) {
        modules.put(unit.conv().name(), prefix + conv);
        modules.put(unit.batchNorm(), prefix + norm);
    }

    @Override
    public String block(BlockPlan block, String input, UnaryOperator<String> flow) {
        prefix = "layer" + (block.stage() + 1) + "." + block.index() + ".";
        return flow.apply(input);
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        throw new InvalidInputException("it holds a ResNet, which has no squeeze-and-excitation");
    }

    @Override
    public String features(Dense dense, String x) {
        throw new InvalidInputException("it holds a ResNet, which has one dense layer");
    }

    @Override
    public String classifier(Dense dense, String x) {
        modules.put(dense.name(), "fc");
        return x;
    }
}
