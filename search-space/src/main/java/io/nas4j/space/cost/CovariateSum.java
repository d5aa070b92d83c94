package io.nas4j.space.cost;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.plan.LayoutVisitor;
import io.nas4j.space.plan.Part;
import java.util.Optional;

/** Counts in how many ways a network is large. */
final class CovariateSum implements LayoutVisitor {

    private final CostSum cost = new CostSum();
    private final FootprintSum footprint = new FootprintSum();
    private long written;
    private long units;

    double[] logarithms() {
        return new double[] {
            log(cost.cost().params()),
            log(cost.cost().macs()),
            log(written),
            log(units),
            log(footprint.footprint().inference())
        };
    }

    private static double log(long count) {
        return StrictMath.log(Math.max(1, count));
    }

    @Override
    public void unit(
            Part part, int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation) {
        cost.unit(part, in, out, kernel, stride, groups, size, activation);
        footprint.unit(part, in, out, kernel, stride, groups, size, activation);
        long side = Layout.outSize(size, stride);
        written = Math.addExact(written, out * side * side);
        units++;
    }

    @Override
    public void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings) {
        cost.squeezeExcite(channels, squeezed, size, settings);
        footprint.squeezeExcite(channels, squeezed, size, settings);
    }

    @Override
    public void dense(Part part, int in, int out, Optional<Activation> activation) {
        cost.dense(part, in, out, activation);
        footprint.dense(part, in, out, activation);
    }

    @Override
    public void stemPool(int channels, int size) {
        footprint.stemPool(channels, size);
    }

    @Override
    public void beginBlock(int stage, int index, Block block, int in, int size, Join join) {
        footprint.beginBlock(stage, index, block, in, size, join);
    }

    @Override
    public void endBlock(
            Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate) {
        footprint.endBlock(join, channels, stride, size, activation, dropRate);
    }

    @Override
    public void globalMean(int channels, int size) {
        footprint.globalMean(channels, size);
    }
}
