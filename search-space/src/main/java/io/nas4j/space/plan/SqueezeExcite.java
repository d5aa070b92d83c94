package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;

/**
 * Squeeze-and-excitation: global mean, 1×1 convolution with bias, activation, 1×1 convolution with bias, gate, multiply the
 * input channel by channel.
 */
public record SqueezeExcite(String name, Conv reduce, Activation activation, Conv expand, Gate gate) implements Step {}
