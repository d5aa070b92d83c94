package io.nas4j.space.scaling;

import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Scales every stage, the stem and the head of a baseline by the same multipliers (EfficientNet, equation 2), as far as its
 * {@link ScalingRules} do not say otherwise. Where the blocks of a stage differ, the last one is repeated. Hidden channels
 * of a fractional expansion are rounded like all others, and the expansion becomes what gives exactly them. A bottleneck's
 * filters follow its hidden channels. The dense layer of a head keeps its outputs, as MobileNetV3's does.
 */
public final class CompoundScaling {

    private final ScalingRules rules;

    public CompoundScaling(Rounding rounding) {
        this(ScalingRules.uniform(rounding));
    }

    public CompoundScaling(ScalingRules rules) {
        this.rules = rules;
    }

    ScalingRules rules() {
        return rules;
    }

    /** The member of the family at a compound coefficient; at φ = 0 the baseline itself. */
    public Architecture scale(Architecture baseline, ScalingCoefficients coefficients, double phi) {
        return phi == 0 ? baseline : at(phi).scale(baseline, coefficients.at(phi));
    }

    /** Scaling by multipliers that belong to a compound coefficient. */
    public CompoundScaling at(double phi) {
        return new CompoundScaling(rules.at(phi));
    }

    /** The baseline with every dimension multiplied and rounded. */
    public Architecture scale(Architecture baseline, Multipliers by) {
        return scale(
                baseline,
                by.depth(),
                by.width(),
                rules.rounding().resolution(baseline.input().resolution(), by.resolution()));
    }

    /** The baseline with depth and width multiplied and rounded, at a resolution given in pixels. */
    public Architecture scale(Architecture baseline, double depth, double width, int resolution) {
        Rounding rounding = rules.rounding();
        int count = baseline.stages().size();
        int stem = baseline.stem().filters();
        int scaledStem = rules.fixStem() ? stem : rounding.filters(stem, width);
        List<Stage> stages = new ArrayList<>(count);
        int in = scaledStem;
        for (int s = 0; s < count; s++) {
            Stage stage = baseline.stages().get(s);
            int layers = rounding.layers(stage.layers(), rules.depth(s, count, depth));
            stages.add(stage(stage, in, filters(stage, rules.width(s, count, width)), layers));
            in = stages.get(s).filters();
        }
        Head head = baseline.head();
        int headFilters =
                rules.fixHead() || head.filters() == 0 ? head.filters() : rounding.filters(head.filters(), width);
        return baseline.withStem(baseline.stem().withFilters(scaledStem))
                .withStages(stages)
                .withHead(new Head(headFilters, head.dense()))
                .withResolution(resolution);
    }

    /** A bottleneck's hidden channels are what is scaled; its output keeps its ratio to them, as in ResNet. */
    private int filters(Stage stage, double width) {
        Block block = stage.block();
        if (block.operator() != Operator.BOTTLENECK) {
            return rules.rounding().filters(stage.filters(), width);
        }
        int hidden = rules.rounding().filters(block.hidden(stage.filters()), width);
        return (int) Math.min(Math.round(hidden / block.expansion()), Integer.MAX_VALUE);
    }

    private Stage stage(Stage stage, int in, int filters, int layers) {
        Require.between("layers", layers, 1, Stage.MAX_LAYERS);
        if (stage.uniform()) {
            Block block = stage.block();
            if (block.expansion() == Math.rint(block.expansion()) || block.operator() == Operator.BOTTLENECK) {
                return Stage.of(block.withFilters(filters), layers);
            }
        }
        List<Block> blocks = new ArrayList<>(layers);
        int from = in;
        for (int b = 0; b < layers; b++) {
            Block block = stage.blocks().get(Math.min(b, stage.layers() - 1));
            Block scaled = block.withFilters(filters).withStride(b == 0 ? block.stride() : 1);
            blocks.add(scaled.withExpansion(expansion(scaled, from)));
            from = filters;
        }
        return new Stage(blocks);
    }

    /** Whole expansions stay; a fractional one becomes that of rounded hidden channels. */
    private double expansion(Block block, int in) {
        double expansion = block.expansion();
        if (expansion == Math.rint(expansion) || block.operator() == Operator.BOTTLENECK) {
            return expansion;
        }
        return Math.max(1, (double) rules.rounding().nearest(in * expansion) / in);
    }
}
