package io.nas4j.space.cost;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.plan.LayoutVisitor;
import io.nas4j.space.plan.Part;
import java.util.Optional;

/** Adds up parameters and multiply-accumulates. */
final class CostSum implements LayoutVisitor {

    private long params;
    private long macs;

    Cost cost() {
        return new Cost(params, macs);
    }

    @Override
    public void unit(
            Part part, int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation) {
        long weights = (long) out * (in / groups) * (kernel * kernel);
        long side = Layout.outSize(size, stride);
        params = Math.addExact(params, weights + 2L * out);
        macs = Math.addExact(macs, Math.multiplyExact(weights, side * side));
    }

    @Override
    public void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings) {
        long weights = 2L * channels * squeezed;
        params = Math.addExact(params, weights + channels + squeezed);
        macs = Math.addExact(macs, weights);
    }

    @Override
    public void dense(Part part, int in, int out, Optional<Activation> activation) {
        long weights = (long) in * out;
        params = Math.addExact(params, weights + out);
        macs = Math.addExact(macs, weights);
    }

    @Override
    public void stemPool(int channels, int size) {}

    @Override
    public void beginBlock(int stage, int index, Block block, int in, int size, Join join) {}

    @Override
    public void endBlock(
            Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate) {}

    @Override
    public void globalMean(int channels, int size) {}
}
