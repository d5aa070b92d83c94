package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import java.util.Optional;

/**
 * A dense layer: weight {@code name.weight} of shape {@code [out, in]}, bias {@code name.bias} of shape {@code [out]}.
 *
 * @param activation empty in the classifier
 */
public record Dense(String name, int in, int out, Optional<Activation> activation) {}
