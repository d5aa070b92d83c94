package io.nas4j.space.architecture;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.List;
import java.util.Optional;

/**
 * One layer of a stage: an operator with its settings.
 *
 * @param expansion hidden channels: of {@link Operator#MBCONV} and {@link Operator#FUSED} over input channels, at least 1;
 *     of {@link Operator#BOTTLENECK} over output channels, at most 1; 1 for the other operators
 * @param kernel side of the spatial kernel; 1 for {@link Operator#IDENTITY}
 * @param stride of the spatial convolution
 * @param filters output channels
 * @param squeezeExcitation where the operator has room for it
 * @param skip what joins input and output; {@link Operator#BOTTLENECK} and {@link Operator#IDENTITY} know only
 *     {@link SkipOp#IDENTITY}
 * @param activation of the block's convolutions that are not linear
 */
public record Block(
        Operator operator,
        double expansion,
        int kernel,
        int stride,
        int filters,
        Optional<SqueezeExcitation> squeezeExcitation,
        SkipOp skip,
        Activation activation) {

    /** Allowed kernel sides. */
    public static final List<Integer> KERNELS = List.of(1, 3, 5, 7);

    /** The most channels a convolution may have. */
    public static final int MAX_FILTERS = 65_536;

    public Block {
        switch (operator) {
            case MBCONV, FUSED -> Require.between("expansion", expansion, 1.0, 64.0);
            case BOTTLENECK -> Require.between("expansion of a bottleneck", expansion, 0.01, 1.0);
            case CONV, SEPCONV, IDENTITY -> {
                if (expansion != 1) {
                    throw new InvalidInputException(
                            operator.title() + " must have expansion 1, but was given " + Decimals.text(expansion));
                }
            }
        }
        Require.oneOf("kernel", kernel, KERNELS);
        Require.between("stride", stride, 1, 2);
        Require.between("filters", filters, 1, MAX_FILTERS);
        if (squeezeExcitation.isPresent() && (!operator.squeezes() || (operator == Operator.FUSED && expansion == 1))) {
            throw new InvalidInputException(
                    operator.title() + (operator.squeezes() ? " of expansion 1" : "") + " cannot have an SE ratio");
        }
        if (operator == Operator.IDENTITY && kernel != 1) {
            throw new InvalidInputException("identity must have kernel 1, but was given " + kernel);
        }
        if ((operator == Operator.IDENTITY || operator == Operator.BOTTLENECK) && skip != SkipOp.IDENTITY) {
            throw new InvalidInputException(operator.title() + " cannot have a skip op of its own");
        }
    }

    /** An MBConv block as MnasNet and EfficientNet have it; {@code seRatio} 0 for none. */
    public static Block mbconv(
            double expansion, int kernel, int stride, int filters, double seRatio, SkipOp skip, Activation activation) {
        Optional<SqueezeExcitation> se =
                seRatio == 0 ? Optional.empty() : Optional.of(SqueezeExcitation.ofInput(seRatio, activation));
        return new Block(Operator.MBCONV, expansion, kernel, stride, filters, se, skip, activation);
    }

    /**
     * Channels between the block's first and last convolution: the nearest whole number to the expansion's product, at least
     * 1.
     */
    public int hidden(int inFilters) {
        return (int) Math.max(1, Math.round((operator == Operator.BOTTLENECK ? filters : inFilters) * expansion));
    }

    /** Whether the block does nothing at all. */
    public boolean absent(int inFilters) {
        return operator == Operator.IDENTITY && stride == 1 && inFilters == filters;
    }

    /** What the skip op comes to, given the input's channels. */
    public SkipOp skipInForce(int inFilters) {
        if (inFilters != filters || (skip == SkipOp.IDENTITY && stride != 1)) {
            return SkipOp.NONE;
        }
        return skip;
    }

    public Block withStride(int newStride) {
        return new Block(operator, expansion, kernel, newStride, filters, squeezeExcitation, skip, activation);
    }

    public Block withFilters(int newFilters) {
        return new Block(operator, expansion, kernel, stride, newFilters, squeezeExcitation, skip, activation);
    }

    public Block withExpansion(double newExpansion) {
        return new Block(operator, newExpansion, kernel, stride, filters, squeezeExcitation, skip, activation);
    }
}
