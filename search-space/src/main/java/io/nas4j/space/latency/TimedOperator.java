package io.nas4j.space.latency;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.Layout;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One step of a network's forward pass, with everything that its time depends on. Two steps that are equal take equally long,
 * wherever they stand. Sizes are height and width of square input maps in pixels.
 */
public sealed interface TimedOperator {

    /**
     * Convolution, batch norm, activation.
     *
     * @param groups 1, or {@code in} where depthwise
     * @param activation empty where linear
     */
    record Unit(int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation)
            implements TimedOperator {}

    /** Squeeze-and-excitation with its product. */
    record Squeeze(int channels, int squeezed, int size, Activation activation, Gate gate) implements TimedOperator {}

    /**
     * What is added behind a block's branch, without the units of a shortcut, and the activation behind the sum.
     *
     * @param stride of the block
     * @param size of the block's input
     */
    record Sum(Join join, int channels, int stride, int size, Optional<Activation> activation)
            implements TimedOperator {}

    /** The 3×3 maximum at stride 2 behind the stem. */
    record Maximum(int channels, int size) implements TimedOperator {}

    /** The mean over the whole map. */
    record Mean(int channels, int size) implements TimedOperator {}

    /** A dense layer with bias. */
    record Linear(int in, int out, Optional<Activation> activation) implements TimedOperator {}

    /** Tells all operators of a network, in the order in which they run. */
    static void each(Architecture architecture, Consumer<TimedOperator> action) {
        Layout.walk(architecture, new OperatorWalk(action));
    }

    /** Tells the operators of one block with the given input. */
    static void eachOfBlock(Block block, int in, int size, Consumer<TimedOperator> action) {
        Layout.walkBlock(block, in, size, new OperatorWalk(action));
    }

    /** Tells the operators of all but the blocks, which end with the given channels at the given size. */
    static void eachOfEnds(Architecture architecture, int channels, int size, Consumer<TimedOperator> action) {
        Layout.walkEnds(architecture, channels, size, new OperatorWalk(action));
    }

    /** One line without tabs; {@link OperatorText#parse} reads it. */
    default String text() {
        return OperatorText.format(this);
    }
}
