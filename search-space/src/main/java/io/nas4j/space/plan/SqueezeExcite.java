package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;

/**
 * Squeeze-and-excitation: global mean, 1×1 convolution with bias, activation, 1×1 convolution with bias, gate, multiply the
 * input channel by channel.
 *
 * @param name the convolutions are {@code name.reduce} and {@code name.expand}
 */
public record SqueezeExcite(String name, Conv reduce, Activation activation, Conv expand, Gate gate) implements Step {

    private static final Window POINT = new Window(1, 1, 1);

    /**
     * Makes both convolutions.
     *
     * @param channels channels of the map that is multiplied
     * @param squeezed channels between the convolutions
     */
    public static SqueezeExcite of(String name, int channels, int squeezed, Activation activation, Gate gate) {
        return new SqueezeExcite(
                name,
                new Conv(name + ".reduce", channels, squeezed, 1, true, POINT),
                activation,
                new Conv(name + ".expand", squeezed, channels, 1, true, POINT),
                gate);
    }

    @Override
    public <T> T build(NetworkBuilder<T> builder, T x) {
        return builder.squeezeExcite(this, x);
    }
}
