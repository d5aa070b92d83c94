package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;

/**
 * Squeeze-and-excitation: global mean, 1×1 convolution with bias, activation, 1×1 convolution with bias, sigmoid, multiply
 * the input channel by channel.
 */
public record SqueezeExcite(String name, Conv reduce, Activation activation, Conv expand) {

    public long params() {
        return reduce.params() + expand.params();
    }

    public long macs() {
        return reduce.macs() + expand.macs();
    }
}
