package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SqueezeExcitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers a {@link NetworkPlan}; names every part. */
final class PlanBuilder implements LayoutVisitor {

    private static final Shortcut NONE = new Shortcut.None();
    private static final Shortcut IDENTITY = new Shortcut.Identity();

    private final Architecture architecture;
    private final List<BlockPlan> blocks = new ArrayList<>();
    private final List<Step> branch = new ArrayList<>();
    private String prefix = "";
    private int stage;
    private int index;
    private @Nullable ConvUnit stem;
    private Optional<Window> stemPool = Optional.empty();
    private Shortcut projection = NONE;
    private Optional<ConvUnit> head = Optional.empty();
    private Optional<Dense> features = Optional.empty();
    private @Nullable Dense classifier;

    PlanBuilder(Architecture architecture) {
        this.architecture = architecture;
    }

    NetworkPlan plan() {
        if (stem == null || classifier == null) {
            throw new IllegalStateException("the layout was not walked");
        }
        return new NetworkPlan(architecture, stem, stemPool, blocks, head, features, classifier);
    }

    @Override
    public void unit(
            Part part, int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation) {
        String name = prefix + part.text();
        Conv conv = new Conv(
                name + ".conv", in, out, groups, false, new Window(kernel, stride, size, architecture.padding()));
        ConvUnit unit = new ConvUnit(name, part, conv, activation);
        switch (part) {
            case STEM -> stem = unit;
            case HEAD -> head = Optional.of(unit);
            case SHORTCUT -> projection = new Shortcut.Projection(unit);
            default -> branch.add(unit);
        }
    }

    @Override
    public void stemPool(int channels, int size) {
        stemPool = Optional.of(Window.ofPool(2, size, architecture.padding()));
    }

    @Override
    public void beginBlock(int stageIndex, int blockIndex, Block block, int in, int size, Join join) {
        stage = stageIndex;
        index = blockIndex;
        prefix = "stages." + stageIndex + "." + blockIndex + ".";
    }

    @Override
    public void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings) {
        branch.add(SqueezeExcite.of(prefix + "se", channels, squeezed, settings.activation(), settings.gate()));
    }

    @Override
    public void endBlock(
            Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate) {
        Shortcut shortcut = switch (join) {
            case NONE -> NONE;
            case IDENTITY -> IDENTITY;
            case POOL -> new Shortcut.MeanPool(Window.ofPool(stride, size, architecture.padding()));
            case PROJECTION -> projection;
        };
        String name = prefix.substring(0, prefix.length() - 1);
        blocks.add(new BlockPlan(name, stage, index, branch, shortcut, activation, dropRate));
        branch.clear();
        prefix = "";
    }

    @Override
    public void globalMean(int channels, int size) {}

    @Override
    public void dense(Part part, int in, int out, Optional<Activation> activation) {
        Dense dense = new Dense(part.text(), in, out, activation);
        if (part == Part.FEATURES) {
            features = Optional.of(dense);
        } else {
            classifier = dense;
        }
    }
}
