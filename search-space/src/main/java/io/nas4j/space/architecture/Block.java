package io.nas4j.space.architecture;

import io.nas4j.space.Require;
import java.util.List;

/**
 * A mobile inverted bottleneck (MBConv): 1×1 expansion, depthwise convolution, optional squeeze-and-excitation, linear
 * 1×1 projection (MnasNet, section 4.1; EfficientNet, section 4).
 *
 * @param expansion hidden channels over input channels; 1 has no expansion convolution
 * @param kernel side of the depthwise kernel
 * @param stride of the depthwise convolution in the first block of a stage; the others have stride 1
 * @param filters output channels
 * @param seRatio squeeze width over the block's <em>input</em> channels, rounded down, at least 1; 0 for none
 * @param skip what joins input and output where their shapes are equal
 */
public record Block(int expansion, int kernel, int stride, int filters, double seRatio, SkipOp skip) {

    /** Allowed kernel sides. */
    public static final List<Integer> KERNELS = List.of(1, 3, 5, 7);

    /** The most channels a convolution may have. */
    public static final int MAX_FILTERS = 65_536;

    public Block {
        Require.between("expansion", expansion, 1, 64);
        Require.oneOf("kernel", kernel, KERNELS);
        Require.between("stride", stride, 1, 2);
        Require.between("filters", filters, 1, MAX_FILTERS);
        Require.between("SE ratio", seRatio, 0.0, 1.0);
    }

    /** Channels between expansion and projection. */
    public int hidden(int inFilters) {
        return Math.multiplyExact(inFilters, expansion);
    }

    /** Channels of the squeeze, or 0 without squeeze-and-excitation. */
    public int squeezed(int inFilters) {
        return seRatio == 0 ? 0 : Math.max(1, (int) (inFilters * seRatio));
    }

    /** Whether the input is added to the output, given the input's channels and the stride in force. */
    public boolean residual(int inFilters, int strideInForce) {
        return skip == SkipOp.IDENTITY && strideInForce == 1 && inFilters == filters;
    }

    public Block withFilters(int newFilters) {
        return new Block(expansion, kernel, stride, newFilters, seRatio, skip);
    }

    public Block withSkip(SkipOp newSkip) {
        return new Block(expansion, kernel, stride, filters, seRatio, newSkip);
    }
}
