package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SqueezeExcitation;
import java.util.Optional;

/**
 * Is told what a network computes, in the order in which data flows; see {@link Layout}. Sizes are height and width of
 * square maps in pixels.
 */
public interface LayoutVisitor {

    /**
     * Convolution without bias, padded to {@code ceil(size / stride)}, batch norm, activation.
     *
     * @param groups 1, or {@code in} where depthwise
     * @param size of the input
     * @param activation empty where linear
     */
    void unit(
            Part part, int in, int out, int kernel, int stride, int groups, int size, Optional<Activation> activation);

    /** The 3×3 maximum at stride 2 behind the stem; {@code size} of its input. */
    void stemPool(int channels, int size);

    /**
     * A block begins; its units follow, then one {@link #endBlock}.
     *
     * @param in channels of its input
     * @param size of its input
     * @param join what will be added
     */
    void beginBlock(int stage, int index, Block block, int in, int size, Join join);

    /** Global mean, 1×1 convolutions with bias from {@code channels} to {@code squeezed} and back, gate, product. */
    void squeezeExcite(int channels, int squeezed, int size, SqueezeExcitation settings);

    /**
     * A block ends.
     *
     * @param channels of the sum
     * @param size of the block's input
     * @param activation behind the sum
     * @param dropRate probability that training drops the branch of one image; 0 where nothing is added
     */
    void endBlock(Join join, int channels, int stride, int size, Optional<Activation> activation, double dropRate);

    /** The mean over the whole map. */
    void globalMean(int channels, int size);

    /** A dense layer with bias. */
    void dense(Part part, int in, int out, Optional<Activation> activation);
}
