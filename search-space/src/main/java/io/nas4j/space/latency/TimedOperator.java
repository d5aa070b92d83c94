package io.nas4j.space.latency;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.Inventory;
import io.nas4j.space.plan.Join;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.ParameterSpec;
import io.nas4j.space.plan.Part;
import io.nas4j.space.plan.Shortcut;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * One step of a network's forward pass, with everything that its time depends on. Two steps that are equal take equally long,
 * wherever they stand. Sizes are height and width of square input maps in pixels.
 */
public sealed interface TimedOperator {

    /**
     * This operator alone, as a builder makes it. The function takes what flows in; where {@link #besideShape} is not empty,
     * its second argument is what is added.
     */
    <T> BinaryOperator<T> build(NetworkBuilder<T> builder);

    /** Axes of one image's input: channels, rows and columns of a map, or the length of a vector. */
    List<Integer> inputShape();

    /** Axes of what one image's shortcut is made of; empty where nothing is added. */
    default List<Integer> besideShape() {
        return List.of();
    }

    /** Every tensor of this operator. */
    default List<ParameterSpec> parameters() {
        Inventory inventory = new Inventory();
        return build(inventory).apply(inventory, inventory).parameters();
    }

    /** One line without tabs; {@link OperatorText#parse} reads it. */
    String text();

    /**
     * Convolution, batch norm, activation.
     *
     * @param groups 1, or {@code in} where depthwise
     * @param activation empty where linear
     */
    record Unit(int in, int out, int groups, Window window, Optional<Activation> activation) implements TimedOperator {

        @Override
        public <T> BinaryOperator<T> build(NetworkBuilder<T> builder) {
            Conv conv = new Conv("unit.conv", in, out, groups, false, window);
            ConvUnit unit = new ConvUnit("unit", Part.CONV, conv, activation);
            return (x, beside) -> builder.unit(unit, x);
        }

        @Override
        public List<Integer> inputShape() {
            return List.of(in, window.inSize(), window.inSize());
        }

        @Override
        public String text() {
            return "unit " + in + " " + out + " kernel " + window.kernel() + " stride " + window.stride() + " groups "
                    + groups + " size " + window.inSize() + " " + OperatorText.word(activation)
                    + OperatorText.padding(window);
        }
    }

    /** Squeeze-and-excitation with its product. */
    record Squeeze(int channels, int squeezed, int size, Activation activation, Gate gate) implements TimedOperator {

        @Override
        public <T> BinaryOperator<T> build(NetworkBuilder<T> builder) {
            SqueezeExcite squeeze = SqueezeExcite.of("se", channels, squeezed, activation, gate);
            return (x, beside) -> builder.squeezeExcite(squeeze, x);
        }

        @Override
        public List<Integer> inputShape() {
            return List.of(channels, size, size);
        }

        @Override
        public String text() {
            return "squeeze " + channels + " " + squeezed + " size " + size + " " + activation.text() + " "
                    + OperatorText.word(gate);
        }
    }

    /**
     * What is added behind a block's branch, without the units of a shortcut, and the activation behind the sum. The input is
     * the branch's output.
     *
     * @param window with the stride of the block and the size of its input; kernel and padding matter to a pool alone
     */
    record Sum(Join join, int channels, Window window, Optional<Activation> activation) implements TimedOperator {

        public Sum {
            if (join != Join.POOL) {
                window = Window.ofPool(window.stride(), window.inSize(), Padding.SAME);
            }
        }

        @Override
        public <T> BinaryOperator<T> build(NetworkBuilder<T> builder) {
            Shortcut shortcut = switch (join) {
                case NONE -> new Shortcut.None();
                case IDENTITY, PROJECTION -> new Shortcut.Identity();
                case POOL -> new Shortcut.MeanPool(window);
            };
            BlockPlan block = new BlockPlan("sum", 0, 0, List.of(), shortcut, activation, 0);
            return (x, beside) -> DataFlow.join(block, builder, x, beside);
        }

        @Override
        public List<Integer> inputShape() {
            return List.of(channels, window.outSize(), window.outSize());
        }

        @Override
        public List<Integer> besideShape() {
            return switch (join) {
                case NONE -> List.of();
                case IDENTITY, PROJECTION -> inputShape();
                case POOL -> List.of(channels, window.inSize(), window.inSize());
            };
        }

        @Override
        public String text() {
            return "sum " + OperatorText.word(join) + " " + channels + " stride " + window.stride() + " size "
                    + window.inSize() + " " + OperatorText.word(activation) + OperatorText.padding(window);
        }
    }

    /** The 3×3 maximum at stride 2 behind the stem. */
    record Maximum(int channels, Window window) implements TimedOperator {

        @Override
        public <T> BinaryOperator<T> build(NetworkBuilder<T> builder) {
            return (x, beside) -> builder.maximum(window, x);
        }

        @Override
        public List<Integer> inputShape() {
            return List.of(channels, window.inSize(), window.inSize());
        }

        @Override
        public String text() {
            return "maximum " + channels + " size " + window.inSize() + OperatorText.padding(window);
        }
    }

    /** The mean over the whole map. */
    record Mean(int channels, int size) implements TimedOperator {

        @Override
        public <T> BinaryOperator<T> build(NetworkBuilder<T> builder) {
            return (x, beside) -> builder.globalMean(x);
        }

        @Override
        public List<Integer> inputShape() {
            return List.of(channels, size, size);
        }

        @Override
        public String text() {
            return "mean " + channels + " size " + size;
        }
    }

    /** A dense layer with bias. */
    record Linear(int in, int out, Optional<Activation> activation) implements TimedOperator {

        @Override
        public <T> BinaryOperator<T> build(NetworkBuilder<T> builder) {
            Dense dense = new Dense("dense", in, out, activation);
            return (x, beside) -> builder.features(dense, x);
        }

        @Override
        public List<Integer> inputShape() {
            return List.of(in);
        }

        @Override
        public String text() {
            return "dense " + in + " " + out + " " + OperatorText.word(activation);
        }
    }

    /** Tells all operators of a network, in the order in which they run. */
    static void each(Architecture architecture, Consumer<TimedOperator> action) {
        Layout.walk(architecture, new OperatorWalk(architecture.padding(), action));
    }

    /** Tells the operators of one block with the given input. */
    static void eachOfBlock(Block block, int in, int size, Padding padding, Consumer<TimedOperator> action) {
        Layout.walkBlock(block, in, size, new OperatorWalk(padding, action));
    }

    /** Tells the operators of all but the blocks, which end with the given channels at the given size. */
    static void eachOfEnds(Architecture architecture, int channels, int size, Consumer<TimedOperator> action) {
        Layout.walkEnds(architecture, channels, size, new OperatorWalk(architecture.padding(), action));
    }
}
