package io.nas4j.export.keras;

import io.nas4j.core.weights.Tensor;
import java.util.List;

/**
 * Tensors in Keras' order of axes: convolutions (rows, columns, in, out), depthwise ones (rows, columns, channels, 1), dense
 * layers (in, out).
 */
final class KerasTensor {

    private KerasTensor() {}

    /** An array of arrays of as many axes. */
    static Object of(Tensor tensor, boolean depthwise) {
        List<Integer> shape = tensor.shape();
        return switch (shape.size()) {
            case 1 -> tensor.values();
            case 2 -> matrix(tensor.values(), shape.get(0), shape.get(1));
            default -> kernel(tensor, depthwise);
        };
    }

    private static float[][] matrix(float[] values, int out, int in) {
        float[][] matrix = new float[in][out];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                matrix[i][o] = values[o * in + i];
            }
        }
        return matrix;
    }

    private static float[][][][] kernel(Tensor tensor, boolean depthwise) {
        int out = tensor.shape().get(0);
        int in = tensor.shape().get(1);
        int side = tensor.shape().get(2);
        float[][][][] kernel = depthwise ? new float[side][side][out][1] : new float[side][side][in][out];
        int at = 0;
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (int row = 0; row < side; row++) {
                    for (int column = 0; column < side; column++) {
                        float value = tensor.values()[at++];
                        if (depthwise) {
                            kernel[row][column][o][0] = value;
                        } else {
                            kernel[row][column][i][o] = value;
                        }
                    }
                }
            }
        }
        return kernel;
    }

    /** The network's own tensor of what {@link #of} made. */
    static Tensor back(Object array, boolean depthwise) {
        if (array instanceof float[] values) {
            return new Tensor(List.of(values.length), values);
        }
        if (array instanceof float[][] matrix) {
            int out = matrix[0].length;
            float[] values = new float[matrix.length * out];
            for (int i = 0; i < matrix.length; i++) {
                for (int o = 0; o < out; o++) {
                    values[o * matrix.length + i] = matrix[i][o];
                }
            }
            return new Tensor(List.of(out, matrix.length), values);
        }
        float[][][][] kernel = (float[][][][]) array;
        int side = kernel.length;
        int in = depthwise ? 1 : kernel[0][0].length;
        int out = depthwise ? kernel[0][0].length : kernel[0][0][0].length;
        float[] values = new float[side * side * in * out];
        int at = 0;
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (float[][][] row : kernel) {
                    for (float[][] column : row) {
                        values[at++] = depthwise ? column[o][0] : column[i][o];
                    }
                }
            }
        }
        return new Tensor(List.of(out, in, side, side), values);
    }
}
