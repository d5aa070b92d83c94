package io.nas4j.export.target;

import io.nas4j.core.weights.Weights;
import io.nas4j.space.plan.ConvUnit;

/**
 * A convolution that computes what a convolution and its batch norm do in inference: each output channel scaled by
 * {@code gamma / sqrt(variance + epsilon)}, and a bias.
 *
 * @param kernel {@code [out, in / groups, rows, columns]}, row-major
 * @param bias one number for each output channel
 */
public record FoldedConv(float[] kernel, float[] bias) {

    /** Folds a unit's batch norm into its convolution. Computed in double precision. */
    public static FoldedConv of(ConvUnit unit, Weights weights, double epsilon) {
        float[] kernel = weights.get(unit.conv().name() + ".weight").values();
        float[] gamma = weights.get(unit.batchNorm() + ".gamma").values();
        float[] beta = weights.get(unit.batchNorm() + ".beta").values();
        float[] mean = weights.get(unit.batchNorm() + ".mean").values();
        float[] variance = weights.get(unit.batchNorm() + ".variance").values();
        int out = unit.conv().out();
        int each = kernel.length / out;
        float[] scaled = new float[kernel.length];
        float[] bias = new float[out];
        for (int o = 0; o < out; o++) {
            double scale = gamma[o] / Math.sqrt(variance[o] + epsilon);
            bias[o] = (float) (beta[o] - mean[o] * scale);
            for (int i = o * each; i < (o + 1) * each; i++) {
                scaled[i] = (float) (kernel[i] * scale);
            }
        }
        return new FoldedConv(scaled, bias);
    }
}
