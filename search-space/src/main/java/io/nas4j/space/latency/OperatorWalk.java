package io.nas4j.space.latency;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.LayoutVisitor;
import io.nas4j.space.plan.Part;
import io.nas4j.space.plan.Window;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes operators of what a layout tells. */
final class OperatorWalk implements LayoutVisitor {

    private final Padding padding;
    private final Consumer<TimedOperator> action;

    OperatorWalk(Padding padding, Consumer<TimedOperator> action) {
        this.padding = padding;
        this.action = action;
    }

    @Override
    public void unit(
            Part part, int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation) {
        action.accept(new TimedOperator.Unit(in, out, groups, new Window(kernel, stride, size, padding), activation));
    }

    @Override
    public void stemPool(int channels, int size) {
        action.accept(new TimedOperator.Maximum(channels, Window.ofPool(2, size, padding)));
    }

    @Override
    public void beginBlock(int stage, int index, Block block, int in, int size, Join join) {}

    @Override
    public void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings) {
        action.accept(new TimedOperator.Squeeze(channels, squeezed, size, settings.activation(), settings.gate()));
    }

    /** Where nothing is added and nothing follows, nothing is computed. */
    @Override
    public void endBlock(
            Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate) {
        if (join != Join.NONE || activation.isPresent()) {
            action.accept(new TimedOperator.Sum(join, channels, Window.ofPool(stride, size, padding), activation));
        }
    }

    @Override
    public void globalMean(int channels, int size) {
        action.accept(new TimedOperator.Mean(channels, size));
    }

    @Override
    public void dense(Part part, int in, int out, Optional<Activation> activation) {
        action.accept(new TimedOperator.Linear(in, out, activation));
    }
}
