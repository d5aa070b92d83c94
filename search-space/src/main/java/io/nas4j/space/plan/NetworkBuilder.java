package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import java.util.function.UnaryOperator;

/**
 * The operators that a network is made of. {@link DataFlow} calls them in the order in which data flows. Each method takes what
 * flows into an operator and returns what flows out of it. An engine, an exporter or a count is a builder.
 *
 * <p>Every operator must be implemented: a new kind of {@link Step} or {@link Shortcut} needs a method here, and whatever does
 * not have it yet does not compile. An operator that only training needs, such as {@link #dropout}, returns its input elsewhere.
 *
 * @param <T> what flows: tensors in an engine, names of nodes in an exporter
 */
public interface NetworkBuilder<T> {

    /**
     * Convolution, batch norm, activation. {@link ConvUnit#part} says where the unit stands; the block around it is the one
     * whose {@link #block} runs.
     */
    T unit(ConvUnit unit, T x);

    /** The maximum under a moving window, behind the stem. Padding never wins. */
    T maximum(Window window, T x);

    /** Squeeze-and-excitation: the input, each channel multiplied by its gate. */
    T squeezeExcite(SqueezeExcite squeeze, T x);

    /**
     * Drop-connect: training replaces the branch of an image by 0 with the probability {@link BlockPlan#dropRate}, and divides
     * the others by one minus that probability. Called only where the rate is above 0.
     */
    T dropBranch(BlockPlan block, T branch);

    /** The mean of a block's input under a moving window. Padding does not count. */
    T mean(BlockPlan block, Window window, T input);

    /** The branch plus what the shortcut carries. */
    T sum(BlockPlan block, T branch, T shortcut);

    /** The activation behind a block's sum. Called only where there is one. */
    T activation(BlockPlan block, Activation activation, T x);

    /** The mean over the whole map: from {@code [batch, channels, size, size]} to {@code [batch, channels]}. */
    T globalMean(T x);

    /** The dense layer before the classifier, with its activation. */
    T features(Dense dense, T x);

    /**
     * Dropout before the classifier. Called only where the rate is above 0.
     *
     * @param rate the probability that training zeroes a number; the others are divided by one minus the rate
     */
    T dropout(double rate, T x);

    /** The last dense layer, whose outputs are the logits {@code [batch, classes]}. */
    T classifier(Dense dense, T x);

    /**
     * Brackets one block. A builder overrides this to do something before or after the block's operators, such as to free
     * memory or to open a module of its own.
     *
     * @param flow calls the block's operators on the input that it is given, and returns the block's output
     */
    default T block(BlockPlan block, T input, UnaryOperator<T> flow) {
        return flow.apply(input);
    }
}
