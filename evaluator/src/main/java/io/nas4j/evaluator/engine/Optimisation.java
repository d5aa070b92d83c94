package io.nas4j.evaluator.engine;

import io.nas4j.core.study.Optimizer;

/**
 * How weights move. The loss is softmax cross-entropy, mean over the batch, against labels smoothed to
 * {@code (1 - s) * onehot + s / classes}. With {@code g} its gradient, {@code d} the weight decay (kernels only),
 * {@code m} the momentum and {@code r} the learning rate, a step is
 *
 * <ul>
 *   <li>{@code SGD}: {@code v = m * v + (g + d * w)}, {@code w = w - r * v};
 *   <li>{@code ADAMW} (Loshchilov and Hutter 2019, algorithm 2): {@code v = m * v + (1 - m) * g},
 *       {@code u = b * u + (1 - b) * g * g}, {@code w = w - r * (v / (1 - m^t) / (sqrt(u / (1 - b^t)) + e) + d * w)} in step
 *       {@code t}, from 1, where {@code b} is {@link #SQUARES} and {@code e} {@link #EPSILON}.
 * </ul>
 */
public record Optimisation(Optimizer optimizer, double momentum, double weightDecay, double labelSmoothing) {

    /** Adam's beta 2: for trainings of some hundred steps, in which 0.999 would remember the first ones to the end. */
    public static final double SQUARES = 0.99;

    /** Added to what Adam divides by: weights whose gradient is rounding alone, as before a batch norm, should stay. */
    public static final double EPSILON = 1e-6;
}
