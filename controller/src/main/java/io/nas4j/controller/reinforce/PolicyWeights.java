package io.nas4j.controller.reinforce;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The policy's weights, whose one home is here; samplers and graphs read them. */
final class PolicyWeights {

    private final PolicyShape shape;
    private final Map<Parameter, float[]> values = new EnumMap<>(Parameter.class);

    /** Weights drawn uniformly from {@code [-range, range)}. */
    PolicyWeights(PolicyShape shape, RandomGenerator random, double range) {
        this.shape = shape;
        for (Parameter parameter : Parameter.values()) {
            float[] array = new float[parameter.length(shape)];
            for (int i = 0; i < array.length; i++) {
                array[i] = (float) ((random.nextDouble() * 2 - 1) * range);
            }
            values.put(parameter, array);
        }
    }

    PolicyShape shape() {
        return shape;
    }

    /** The array itself, not a copy. */
    float[] get(Parameter parameter) {
        return Objects.requireNonNull(values.get(parameter));
    }
}
