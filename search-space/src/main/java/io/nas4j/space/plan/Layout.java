package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import java.util.List;
import java.util.Optional;

/**
 * Walks an architecture and tells a visitor what the network computes. The one place that knows what an operator is made of:
 * plan, cost, memory and fingerprint are visitors. Allocates nothing for a layer.
 */
public final class Layout {

    private static final Optional<Activation> LINEAR = Optional.empty();

    private final LayoutVisitor visitor;
    private int channels;
    private int size;
    private int blocks;

    private Layout(int channels, int size, LayoutVisitor visitor) {
        this.channels = channels;
        this.size = size;
        this.visitor = visitor;
    }

    /** Tells the visitor all of the network, at its own input resolution. */
    public static void walk(Architecture architecture, LayoutVisitor visitor) {
        Layout layout = ofInput(architecture, visitor);
        layout.stem(architecture);
        layout.blocks(architecture);
        layout.head(architecture);
    }

    /** Tells the visitor all but the blocks, which end with the given channels at the given size. */
    public static void walkEnds(Architecture architecture, int channels, int size, LayoutVisitor visitor) {
        ofInput(architecture, visitor).stem(architecture);
        new Layout(channels, size, visitor).head(architecture);
    }

    /** Tells the visitor one block with the given input; nothing where the block does nothing. Its drop rate is 0. */
    public static void walkBlock(Block block, int in, int size, LayoutVisitor visitor) {
        if (!block.absent(in)) {
            new Layout(in, size, visitor).block(0, 0, block, 0);
        }
    }

    /** Pixels a side of the first block's input. */
    public static int stemOutSize(Architecture architecture) {
        Stem stem = architecture.stem();
        int size = outSize(architecture.input().resolution(), stem.stride());
        return stem.pool() ? outSize(size, 2) : size;
    }

    private static Layout ofInput(Architecture a, LayoutVisitor visitor) {
        return new Layout(a.input().channels(), a.input().resolution(), visitor);
    }

    private void stem(Architecture a) {
        unit(
                Part.STEM,
                a.stem().filters(),
                a.stem().kernel(),
                a.stem().stride(),
                1,
                a.activation().present());
        if (a.stem().pool()) {
            visitor.stemPool(channels, size);
            size = outSize(size, 2);
        }
    }

    private void blocks(Architecture a) {
        int total = presentBlocks(a);
        List<Stage> stages = a.stages();
        for (int s = 0; s < stages.size(); s++) {
            List<Block> layers = stages.get(s).blocks();
            for (int b = 0; b < layers.size(); b++) {
                if (!layers.get(b).absent(channels)) {
                    block(s, b, layers.get(b), a.dropConnect() * blocks / total);
                    blocks++;
                }
            }
        }
    }

    private void head(Architecture a) {
        if (a.head().filters() > 0) {
            unit(Part.HEAD, a.head().filters(), 1, 1, 1, a.activation().present());
        }
        visitor.globalMean(channels, size);
        if (a.head().dense() > 0) {
            visitor.dense(
                    Part.FEATURES, channels, a.head().dense(), a.activation().present());
            channels = a.head().dense();
        }
        visitor.dense(Part.CLASSIFIER, channels, a.classes(), LINEAR);
    }

    private static int presentBlocks(Architecture architecture) {
        int in = architecture.stem().filters();
        int present = 0;
        List<Stage> stages = architecture.stages();
        for (int s = 0; s < stages.size(); s++) {
            List<Block> layers = stages.get(s).blocks();
            for (int b = 0; b < layers.size(); b++) {
                present += layers.get(b).absent(in) ? 0 : 1;
                in = layers.get(b).filters();
            }
        }
        return present;
    }

    private void block(int stage, int index, Block block, double dropRate) {
        int in = channels;
        int inSize = size;
        int stride = block.stride();
        int kernel = block.kernel();
        int out = block.filters();
        int hidden = block.hidden(in);
        Optional<Activation> act = block.activation().present();
        Join join = join(block, in);
        visitor.beginBlock(stage, index, block, in, inSize, join);
        switch (block.operator()) {
            case CONV -> unit(Part.CONV, out, kernel, stride, 1, act);
            case SEPCONV -> {
                unit(Part.DEPTHWISE, in, kernel, stride, in, act);
                squeeze(block, in);
                unit(Part.PROJECT, out, 1, 1, 1, act);
            }
            case MBCONV -> {
                if (block.expansion() != 1) {
                    unit(Part.EXPAND, hidden, 1, 1, 1, act);
                }
                unit(Part.DEPTHWISE, hidden, kernel, stride, hidden, act);
                squeeze(block, in);
                unit(Part.PROJECT, out, 1, 1, 1, LINEAR);
            }
            case FUSED -> {
                if (block.expansion() == 1) {
                    unit(Part.CONV, out, kernel, stride, 1, act);
                } else {
                    unit(Part.EXPAND, hidden, kernel, stride, 1, act);
                    squeeze(block, in);
                    unit(Part.PROJECT, out, 1, 1, 1, LINEAR);
                }
            }
            case BOTTLENECK -> {
                unit(Part.REDUCE, hidden, 1, 1, 1, act);
                unit(Part.CONV, hidden, kernel, stride, 1, act);
                unit(Part.PROJECT, out, 1, 1, 1, LINEAR);
                if (join == Join.PROJECTION) {
                    visitor.unit(Part.SHORTCUT, in, out, 1, stride, 1, inSize, LINEAR);
                }
            }
            case IDENTITY -> unit(Part.PROJECT, out, 1, stride, 1, LINEAR);
        }
        Optional<Activation> after = block.operator() == Operator.BOTTLENECK ? act : LINEAR;
        visitor.endBlock(join, out, stride, inSize, after, join == Join.NONE ? 0 : dropRate);
    }

    private static Join join(Block block, int in) {
        if (block.operator() == Operator.IDENTITY) {
            return Join.NONE;
        }
        SkipOp skip = block.skipInForce(in);
        if (block.operator() == Operator.BOTTLENECK) {
            return skip == SkipOp.IDENTITY ? Join.IDENTITY : Join.PROJECTION;
        }
        return switch (skip) {
            case IDENTITY -> Join.IDENTITY;
            case POOL -> Join.POOL;
            case NONE -> Join.NONE;
        };
    }

    private void squeeze(Block block, int in) {
        Optional<SqueezeExcitation> se = block.squeezeExcitation();
        if (se.isPresent()) {
            visitor.squeezeExcite(channels, se.get().squeezed(in, channels), size, se.get());
        }
    }

    private void unit(Part part, int out, int kernel, int stride, int groups, Optional<Activation> activation) {
        visitor.unit(part, channels, out, kernel, stride, groups, size, activation);
        channels = out;
        size = outSize(size, stride);
    }

    /** Pixels a side after a stride, under either {@link io.nas4j.space.architecture.Padding}. */
    public static int outSize(int size, int stride) {
        return (size + stride - 1) / stride;
    }
}
