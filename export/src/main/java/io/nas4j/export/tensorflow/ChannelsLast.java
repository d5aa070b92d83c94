package io.nas4j.export.tensorflow;

import io.nas4j.core.weights.Tensor;
import java.util.List;

/**
 * Tensors in TensorFlow's order of axes: convolutions (rows, columns, in, out), depthwise ones (rows, columns, channels, 1),
 * dense layers (in, out).
 */
final class ChannelsLast {

    private ChannelsLast() {}

    /** A network's tensor in TensorFlow's order. */
    static Tensor of(Tensor tensor, boolean depthwise) {
        List<Integer> shape = tensor.shape();
        if (shape.size() == 1) {
            return tensor;
        }
        int out = shape.get(0);
        int in = shape.get(1);
        int area = tensor.values().length / (out * in);
        float[] values = new float[tensor.values().length];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (int p = 0; p < area; p++) {
                    values[(p * in + i) * out + o] = tensor.values()[(o * in + i) * area + p];
                }
            }
        }
        if (shape.size() == 2) {
            return new Tensor(List.of(in, out), values);
        }
        int side = shape.get(2);
        return new Tensor(depthwise ? List.of(side, side, out, 1) : List.of(side, side, in, out), values);
    }
}
