package io.nas4j.space.cost;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.plan.LayoutVisitor;
import io.nas4j.space.plan.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Costs layer by layer. */
final class LayerList implements LayoutVisitor {

    private final List<LayerCost> layers = new ArrayList<>();
    private final ReceptiveField field = new ReceptiveField();
    private CostSum sum = new CostSum();
    private String name = "";
    private String operator = "";
    private boolean inBlock;
    private int in;
    private int inSize;
    private int outSize;

    List<LayerCost> layers() {
        return List.copyOf(layers);
    }

    @Override
    public void unit(
            Part part,
            int from,
            int out,
            int kernel,
            int stride,
            int groups,
            int size,
            Optional<Activation> activation) {
        sum.unit(part, from, out, kernel, stride, groups, size, activation);
        if (part != Part.SHORTCUT) {
            field.window(kernel, stride);
            outSize = Layout.outSize(size, stride);
        }
        if (!inBlock) {
            begin(part.text(), "conv k" + kernel + " s" + stride, from, size);
            end(out);
        }
    }

    @Override
    public void stemPool(int channels, int size) {
        field.window(3, 2);
        outSize = Layout.outSize(size, 2);
        begin("stem.pool", "maximum k3 s2", channels, size);
        end(channels);
    }

    @Override
    public void beginBlock(int stage, int index, Block block, int from, int size, Join join) {
        inBlock = true;
        begin("stages." + stage + "." + index, describe(block, join), from, size);
    }

    private static String describe(Block block, Join join) {
        StringBuilder text = new StringBuilder(block.operator().title());
        if (block.operator() == Operator.MBCONV || block.operator() == Operator.FUSED) {
            text.append(ArchitectureText.number(block.expansion()));
        }
        text.append(" k").append(block.kernel()).append(" s").append(block.stride());
        block.squeezeExcitation().ifPresent(se -> text.append(" se").append(ArchitectureText.number(se.ratio())));
        return switch (join) {
            case NONE -> text.toString();
            case IDENTITY -> text.append(" +").toString();
            case POOL -> text.append(" +pool").toString();
            case PROJECTION -> text.append(" +conv").toString();
        };
    }

    @Override
    public void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings) {
        sum.squeezeExcite(channels, squeezed, size, settings);
    }

    @Override
    public void endBlock(
            Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate) {
        inBlock = false;
        end(channels);
    }

    @Override
    public void globalMean(int channels, int size) {
        outSize = 1;
    }

    @Override
    public void dense(Part part, int from, int out, Optional<Activation> activation) {
        sum.dense(part, from, out, activation);
        begin(part.text(), "dense", from, 1);
        end(out);
    }

    private void begin(String layer, String description, int from, int size) {
        name = layer;
        operator = description;
        in = from;
        inSize = size;
    }

    private void end(int out) {
        layers.add(new LayerCost(name, operator, inSize, in, outSize, out, sum.cost(), field.side()));
        sum = new CostSum();
    }
}
