package io.nas4j.evaluator.engine;

/**
 * Stochastic gradient descent: {@code g = gradient + weightDecay * w} (kernels only), {@code v = momentum * v + g},
 * {@code w = w - learningRate * v}; the loss is softmax cross-entropy, mean over the batch, against labels smoothed to
 * {@code (1 - s) * onehot + s / classes}.
 */
public record Optimisation(double momentum, double weightDecay, double labelSmoothing) {}
