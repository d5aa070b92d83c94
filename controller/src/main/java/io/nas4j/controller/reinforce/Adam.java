package io.nas4j.controller.reinforce;

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
    private final Map<Parameter, float[]> first = new EnumMap<>(Parameter.class);
    private final Map<Parameter, float[]> second = new EnumMap<>(Parameter.class);
    private int steps;

    Adam(PolicyWeights weights, double learningRate) {
        this.weights = weights;
        this.learningRate = learningRate;
        for (Parameter parameter : Parameter.values()) {
            first.put(parameter, new float[weights.get(parameter).length]);
            second.put(parameter, new float[weights.get(parameter).length]);
        }
    }

    /** One step down the gradients. */
    void step(Map<Parameter, double[]> gradients) {
        steps++;
        double rate = learningRate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
        gradients.forEach((parameter, gradient) ->
                step(rate, weights.get(parameter), gradient, state(first, parameter), state(second, parameter)));
    }

    private static float[] state(Map<Parameter, float[]> moments, Parameter parameter) {
        return Objects.requireNonNull(moments.get(parameter));
    }

    private static void step(double rate, float[] weights, double[] gradient, float[] mean, float[] square) {
        for (int i = 0; i < weights.length; i++) {
            double g = gradient[i];
            mean[i] = (float) (BETA1 * mean[i] + (1 - BETA1) * g);
            square[i] = (float) (BETA2 * square[i] + (1 - BETA2) * g * g);
            weights[i] = (float) (weights[i] - rate * mean[i] / (Math.sqrt(square[i]) + EPSILON));
        }
    }
}
