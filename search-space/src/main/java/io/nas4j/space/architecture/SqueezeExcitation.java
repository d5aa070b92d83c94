package io.nas4j.space.architecture;

import io.nas4j.space.Require;

/**
 * Channel attention behind a block's spatial convolution: global mean, 1×1 reduction, activation, 1×1 expansion, gate,
 * product (Squeeze-and-Excitation Networks, figure 3).
 *
 * @param ratio reduced channels over those of {@code of}
 * @param of the channels that the ratio is of
 * @param divisor the reduced channels are a multiple of it, rounded as {@link Channels#rounded}; 1 rounds down, at least 1
 * @param activation behind the reduction
 * @param gate behind the expansion
 */
public record SqueezeExcitation(double ratio, Reference of, int divisor, Activation activation, Gate gate) {

    /** The channels that an SE ratio is of. */
    public enum Reference {
        /** The block's input: MnasNet, EfficientNet. */
        INPUT,
        /** The expanded channels, that are gated: MobileNetV3. */
        EXPANDED
    }

    /** What turns the expansion's output into factors from 0 to 1. */
    public enum Gate {
        /** {@code 1 / (1 + exp(-x))}. */
        SIGMOID,
        /** {@code min(6, max(0, x + 3)) / 6}: MobileNetV3. */
        HARD_SIGMOID
    }

    public SqueezeExcitation {
        Require.between("SE ratio", ratio, 0.0001, 1.0);
        Require.between("SE divisor", divisor, 1, 1024);
    }

    /** As MnasNet and EfficientNet have it: of the block's input, rounded down, sigmoid. */
    public static SqueezeExcitation ofInput(double ratio, Activation activation) {
        return new SqueezeExcitation(ratio, Reference.INPUT, 1, activation, Gate.SIGMOID);
    }

    /** The reduced channels. */
    public int squeezed(int inFilters, int hidden) {
        double exact = (of == Reference.INPUT ? inFilters : hidden) * ratio;
        return divisor == 1 ? Math.max(1, (int) exact) : Channels.rounded((int) exact, divisor);
    }

    public SqueezeExcitation withActivation(Activation other) {
        return new SqueezeExcitation(ratio, of, divisor, other, gate);
    }
}
