package io.nas4j.controller.policy;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Adam (Kingma and Ba 2015, algorithm 1, with the bias corrections folded into the step size). */
final class Adam {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final PolicyWeights weights;
    private final double learningRate;
    private final double biasFactor;
    private final Map<Parameter, double[][]> first = new EnumMap<>(Parameter.class);
    private final Map<Parameter, double[][]> second = new EnumMap<>(Parameter.class);
    private int steps;

    Adam(PolicyWeights weights, double learningRate, double biasFactor) {
        this.weights = weights;
        this.learningRate = learningRate;
        this.biasFactor = biasFactor;
        for (Parameter parameter : Parameter.values()) {
            first.put(parameter, parameter.zeros(weights.shape()));
            second.put(parameter, parameter.zeros(weights.shape()));
        }
    }

    /** One step down the gradients. */
    void step(Map<Parameter, double[][]> gradients) {
        steps++;
        double corrected =
                learningRate * Math.sqrt(1 - StrictMath.pow(BETA2, steps)) / (1 - StrictMath.pow(BETA1, steps));
        gradients.forEach((parameter, gradient) -> {
            double rate = parameter == Parameter.HEAD_BIAS ? corrected * biasFactor : corrected;
            double[][] means = Objects.requireNonNull(first.get(parameter));
            double[][] squares = Objects.requireNonNull(second.get(parameter));
            for (int row = 0; row < gradient.length; row++) {
                step(rate, weights.get(parameter)[row], gradient[row], means[row], squares[row]);
            }
        });
    }

    void save(StateOutput to) {
        to.whole(steps);
        for (Parameter parameter : Parameter.values()) {
            to.matrix(Objects.requireNonNull(first.get(parameter)));
            to.matrix(Objects.requireNonNull(second.get(parameter)));
        }
    }

    void restore(StateInput from) {
        steps = from.count();
        for (Parameter parameter : Parameter.values()) {
            from.matrix(Objects.requireNonNull(first.get(parameter)));
            from.matrix(Objects.requireNonNull(second.get(parameter)));
        }
    }

    private static void step(double rate, double[] weights, double[] gradient, double[] mean, double[] square) {
        for (int i = 0; i < weights.length; i++) {
            double g = gradient[i];
            mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
            square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
            weights[i] -= rate * mean[i] / (Math.sqrt(square[i]) + EPSILON);
        }
    }
}
