package io.nas4j.space.cost;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.plan.LayoutVisitor;
import io.nas4j.space.plan.Part;
import java.util.Optional;

/** Counts what other tools' figures are made of. */
final class ConventionSum implements LayoutVisitor {

    private final CostSum cost = new CostSum();
    private long denseMacs;
    private long batchNormChannels;
    private long batchNormElements;
    private long squeezedElements;
    private long pooledElements;
    private long squeezeOutputs;

    Conventions conventions() {
        return new Conventions(
                cost.cost().params(),
                cost.cost().macs(),
                denseMacs,
                batchNormChannels,
                batchNormElements,
                squeezedElements,
                pooledElements,
                batchNormElements + squeezeOutputs);
    }

    @Override
    public void unit(
            Part part, int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation) {
        cost.unit(part, in, out, kernel, stride, groups, size, activation);
        long side = Layout.outSize(size, stride);
        batchNormChannels += out;
        batchNormElements += out * side * side;
    }

    @Override
    public void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings) {
        cost.squeezeExcite(channels, squeezed, size, settings);
        squeezedElements += (long) channels * size * size;
        squeezeOutputs += (long) channels + squeezed;
    }

    @Override
    public void globalMean(int channels, int size) {
        pooledElements = (long) channels * size * size;
    }

    @Override
    public void dense(Part part, int in, int out, Optional<Activation> activation) {
        cost.dense(part, in, out, activation);
        denseMacs += (long) in * out;
    }

    @Override
    public void stemPool(int channels, int size) {}

    @Override
    public void beginBlock(int stage, int index, Block block, int in, int size, Join join) {}

    @Override
    public void endBlock(
            Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate) {}
}
