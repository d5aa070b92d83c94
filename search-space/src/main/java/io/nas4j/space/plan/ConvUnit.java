package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import java.util.Optional;

/**
 * Convolution, batch norm, activation.
 *
 * @param name the convolution is {@code name.conv}, the batch norm {@code name.bn}
 * @param part where in the network, or in its block, the unit stands
 * @param activation empty where linear
 */
public record ConvUnit(String name, Part part, Conv conv, Optional<Activation> activation) implements Step {

    /** Name of the batch norm, whose tensors are {@code .gamma .beta .mean .variance}, shape {@code [conv.out]} each. */
    public String batchNorm() {
        return name + ".bn";
    }

    @Override
    public <T> T build(NetworkBuilder<T> builder, T x) {
        return builder.unit(this, x);
    }
}
