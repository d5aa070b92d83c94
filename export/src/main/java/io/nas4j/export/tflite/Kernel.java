package io.nas4j.export.tflite;

import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.FoldedConv;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.Dense;

/**
 * What a layer has learned, in the order of TensorFlow Lite.
 *
 * @param weights of this shape, row-major
 * @param bias one number for each output channel
 * @param channelAxis that of the output channels, the first or the last
 * @param ofChannels whether the layer's operator knows a scale for each output channel
 */
record Kernel(float[] weights, int[] shape, float[] bias, int channelAxis, boolean ofChannels) {

    static Kernel of(Conv conv, FoldedConv folded) {
        int side = conv.kernel();
        return conv.depthwise()
                ? new Kernel(
                        depthwise(folded.kernel(), conv), new int[] {1, side, side, conv.out()}, folded.bias(), 3, true)
                : new Kernel(
                        channelsLast(folded.kernel(), conv),
                        new int[] {conv.out(), side, side, conv.in()},
                        folded.bias(),
                        0,
                        true);
    }

    static Kernel of(Dense dense, Weights weights) {
        return new Kernel(
                weights.get(dense.name() + ".weight").values(),
                new int[] {dense.out(), dense.in()},
                weights.get(dense.name() + ".bias").values(),
                0,
                false);
    }

    /** From {@code [out, in, rows, columns]} to {@code [out, rows, columns, in]}. */
    private static float[] channelsLast(float[] kernel, Conv conv) {
        float[] values = new float[kernel.length];
        int area = conv.kernel() * conv.kernel();
        int in = conv.in();
        for (int o = 0; o < conv.out(); o++) {
            for (int i = 0; i < in; i++) {
                for (int p = 0; p < area; p++) {
                    values[(o * area + p) * in + i] = kernel[(o * in + i) * area + p];
                }
            }
        }
        return values;
    }

    /** From {@code [channels, 1, rows, columns]} to {@code [1, rows, columns, channels]}. */
    private static float[] depthwise(float[] kernel, Conv conv) {
        float[] values = new float[kernel.length];
        int area = conv.kernel() * conv.kernel();
        for (int c = 0; c < conv.out(); c++) {
            for (int p = 0; p < area; p++) {
                values[p * conv.out() + c] = kernel[c * area + p];
            }
        }
        return values;
    }

    /** How many weights of one output channel lie together. */
    int together() {
        return channelAxis == 0 ? weights.length / bias.length : 1;
    }
}
