package io.nas4j.space.architecture;

import io.nas4j.space.Require;

/**
 * The constants of every batch norm.
 *
 * @param momentum share of the old moving average that is kept at each step (TensorFlow's meaning; PyTorch's is one
 *     minus this)
 * @param epsilon added to the variance
 */
public record BatchNorm(double momentum, double epsilon) {

    /** Momentum 0.99, epsilon 1e-3, as MnasNet and EfficientNet were released (tensorflow/tpu). */
    public static final BatchNorm DEFAULT = new BatchNorm(0.99, 1e-3);

    public BatchNorm {
        momentum += 0.0; // so that minus zero is zero
        Require.between("batch-norm momentum", momentum, 0.0, 1.0);
        Require.between("batch-norm epsilon", epsilon, 1e-12, 1.0);
    }
}
