package io.nas4j.controller.policy;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The policy's weights, whose one home is here; samplers and graphs read them. */
final class PolicyWeights {

    private final PolicyShape shape;
    private final Map<Parameter, double[][]> values = new EnumMap<>(Parameter.class);

    /** Weights drawn uniformly from {@code [-range, range)}. */
    PolicyWeights(PolicyShape shape, RandomGenerator random, double range) {
        this.shape = shape;
        for (Parameter parameter : Parameter.values()) {
            double[][] matrix = new double[parameter.rows(shape)][parameter.columns(shape)];
            for (double[] row : matrix) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = (random.nextDouble() * 2 - 1) * range;
                }
            }
            values.put(parameter, matrix);
        }
    }

    PolicyShape shape() {
        return shape;
    }

    /** The array itself, not a copy. */
    double[][] get(Parameter parameter) {
        return Objects.requireNonNull(values.get(parameter));
    }

    void save(StateOutput to) {
        for (Parameter parameter : Parameter.values()) {
            to.matrix(get(parameter));
        }
    }

    void restore(StateInput from) {
        for (Parameter parameter : Parameter.values()) {
            from.matrix(get(parameter));
        }
    }

    /** Multiplies a whole parameter. */
    void scale(Parameter parameter, double factor) {
        for (double[] row : get(parameter)) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
    }
}
