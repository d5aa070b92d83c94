package io.nas4j.export.torchvision;

import io.nas4j.export.source.TorchModules;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.WeightsOnly;
import java.util.function.UnaryOperator;

/**
 * The names of a plan's tensors in torchvision (torchvision/models: efficientnet.py, mobilenetv2.py, mobilenetv3.py,
 * mnasnet.py). Its modules are numbered, each kind of network in its own way.
 */
public final class TorchvisionNames implements WeightsOnly<String> {

    /** The kinds of networks. ResNets are in a room that timm shares. */
    public enum Family {
        EFFICIENTNET,
        MOBILENET_V2,
        MOBILENET_V3,
        MNASNET
    }

    private static final String NOTHING = "";

    /** MnasNet's stem and first stage are eight modules, with activations in between, where others have two. */
    private static final int MNASNET_BEFORE_STAGES = 6;

    private final TorchModules modules = new TorchModules();
    private final Family family;
    private int blocks;
    /** Index of the module behind the last stage, where the stem is 0. */
    private int next = 1;

    private String prefix = NOTHING;
    /** Modules of the block so far. */
    private int at;

    private TorchvisionNames(Family family) {
        this.family = family;
    }

    /** Makes torchvision's name of a tensor of this plan. */
    public static UnaryOperator<String> of(Family family, NetworkPlan plan) {
        TorchvisionNames names = new TorchvisionNames(family);
        DataFlow.through(plan, names, NOTHING);
        return names.modules.tensors();
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        switch (unit.part()) {
            case STEM -> end(unit, 0, 0);
            case HEAD -> end(unit, family == Family.EFFICIENTNET ? next : blocks + 1, MNASNET_BEFORE_STAGES + next);
            case REDUCE, SHORTCUT, FEATURES, CLASSIFIER ->
                throw new InvalidInputException(
                        "it holds no network with a part '" + unit.part().text() + "'");
            case EXPAND, DEPTHWISE, PROJECT, CONV -> inner(unit);
        }
        return x;
    }

    private void end(ConvUnit unit, int feature, int layer) {
        if (family == Family.MNASNET) {
            put(unit, "layers." + layer, "layers." + (layer + 1));
        } else {
            put(unit, "features." + feature + ".0", "features." + feature + ".1");
        }
    }

    private void inner(ConvUnit unit) {
        switch (family) {
            case EFFICIENTNET, MOBILENET_V3 -> put(unit, prefix + at + ".0", prefix + at + ".1");
            case MOBILENET_V2 -> {
                if (unit.activation().isPresent()) {
                    put(unit, prefix + at + ".0", prefix + at + ".1");
                } else {
                    put(unit, prefix + at, prefix + (at + 1));
                }
            }
            case MNASNET -> {
                int first = blocks == 1 ? 3 : 0;
                put(unit, prefix + (first + 3 * at), prefix + (first + 3 * at + 1));
            }
        }
        at++;
    }

    private void put(ConvUnit unit, String conv, String norm) {
        modules.put(unit.conv().name(), conv);
        modules.put(unit.batchNorm(), norm);
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        if (family == Family.MOBILENET_V2 || family == Family.MNASNET) {
            throw new InvalidInputException("it holds a network without squeeze-and-excitation");
        }
        modules.put(squeeze.reduce().name(), prefix + at + ".fc1");
        modules.put(squeeze.expand().name(), prefix + at + ".fc2");
        at++;
        return x;
    }

    @Override
    public String block(BlockPlan block, String input, UnaryOperator<String> flow) {
        blocks++;
        next = block.stage() + 2;
        at = 0;
        prefix = switch (family) {
            case EFFICIENTNET -> "features." + (block.stage() + 1) + "." + block.index() + ".block.";
            case MOBILENET_V2 -> "features." + blocks + ".conv.";
            case MOBILENET_V3 -> "features." + blocks + ".block.";
            case MNASNET ->
                blocks == 1
                        ? "layers."
                        : "layers." + (MNASNET_BEFORE_STAGES + next - 1) + "." + block.index() + ".layers.";
        };
        return flow.apply(input);
    }

    @Override
    public String features(Dense dense, String x) {
        modules.put(dense.name(), "classifier.0");
        return x;
    }

    @Override
    public String classifier(Dense dense, String x) {
        modules.put(dense.name(), family == Family.MOBILENET_V3 ? "classifier.3" : "classifier.1");
        return x;
    }
}
