package io.nas4j.space.cost;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.plan.LayoutVisitor;
import io.nas4j.space.plan.Part;
import java.util.Optional;

/** Follows which maps are alive; counts numbers, four bytes each. */
final class FootprintSum implements LayoutVisitor {

    private static final int BYTES = 4;

    private final ReceptiveField field = new ReceptiveField();
    private final CostSum cost = new CostSum();
    private long statistics;
    private long peak;
    private long kept;
    private long moved;
    /** The block's input, held for its shortcut while the branch has moved on; 0 outside. */
    private long held;

    private boolean atBlockInput;

    Footprint footprint() {
        return new Footprint(
                BYTES * (cost.cost().params() + statistics),
                BYTES * peak,
                BYTES * kept,
                BYTES * moved,
                cost.cost().macs(),
                field.side());
    }

    private static long map(int channels, int size) {
        return (long) channels * size * size;
    }

    private void alive(long numbers) {
        peak = Math.max(peak, numbers);
    }

    @Override
    public void unit(
            Part part, int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation) {
        cost.unit(part, in, out, kernel, stride, groups, size, activation);
        long before = map(in, size);
        long after = map(out, Layout.outSize(size, stride));
        statistics += 2L * out;
        moved = Math.addExact(moved, before + after + (long) out * (in / groups) * kernel * kernel);
        kept = Math.addExact(kept, Math.multiplyExact(activation.isPresent() ? 3L : 2L, after));
        if (part == Part.SHORTCUT) {
            alive(before + 2 * after);
            return;
        }
        if (part == Part.STEM) {
            kept += before;
        }
        field.window(kernel, stride);
        alive(before + after + (atBlockInput ? 0 : held));
        atBlockInput = false;
    }

    @Override
    public void stemPool(int channels, int size) {
        field.window(3, 2);
        long after = map(channels, Layout.outSize(size, 2));
        alive(map(channels, size) + after);
        kept += after;
    }

    @Override
    public void beginBlock(int stage, int index, Block block, int in, int size, Join join) {
        held = join == Join.NONE ? 0 : map(in, size);
        atBlockInput = true;
    }

    @Override
    public void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings) {
        cost.squeezeExcite(channels, squeezed, size, settings);
        long map = map(channels, size);
        alive(held + map + channels + Math.max(channels, squeezed));
        // mean, reduction and its activation, expansion and its gate, product
        kept += 3L * channels + 2L * squeezed + map;
        moved += 2L * (channels + squeezed) + 2L * channels * squeezed;
    }

    @Override
    public void endBlock(
            Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate) {
        long after = map(channels, Layout.outSize(size, stride));
        if (join != Join.NONE) {
            long made = after + pooled(join, after);
            kept += made;
            alive(held + made);
        }
        if (activation.isPresent()) {
            kept += after;
        }
        held = 0;
    }

    /** Numbers that a shortcut makes of the block's input, without those of its unit. */
    private static long pooled(Join join, long after) {
        return switch (join) {
            case NONE, IDENTITY, PROJECTION -> 0;
            case POOL -> after;
        };
    }

    @Override
    public void globalMean(int channels, int size) {
        kept += channels;
        alive(map(channels, size) + channels);
    }

    @Override
    public void dense(Part part, int in, int out, Optional<Activation> activation) {
        cost.dense(part, in, out, activation);
        moved = Math.addExact(moved, (long) in * out + in + out);
        kept += activation.isPresent() ? 2L * out : out;
        alive((long) in + out);
    }
}
