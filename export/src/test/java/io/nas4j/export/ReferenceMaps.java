package io.nas4j.export;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.Window;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The arithmetic of {@link ReferenceNetwork} on one image's maps, {@code [channel][row][column]}. */
final class ReferenceMaps {

    private ReferenceMaps() {}

    /** What becomes of a pixel. */
    @FunctionalInterface
    interface Pixel {
        double of(int channel, double value);
    }

    static double[][][] each(double[][][] x, Pixel function) {
        double[][][] y = new double[x.length][x[0].length][x[0].length];
        for (int c = 0; c < y.length; c++) {
            for (int row = 0; row < y[c].length; row++) {
                for (int column = 0; column < y[c].length; column++) {
                    y[c][row][column] = function.of(c, x[c][row][column]);
                }
            }
        }
        return y;
    }

    static double[][][] sum(double[][][] x, double[][][] other) {
        double[][][] y = new double[x.length][x[0].length][x[0].length];
        for (int c = 0; c < y.length; c++) {
            for (int row = 0; row < y[c].length; row++) {
                for (int column = 0; column < y[c].length; column++) {
                    y[c][row][column] = x[c][row][column] + other[c][row][column];
                }
            }
        }
        return y;
    }

    /** The mean of each channel, as a map of one pixel. */
    static double[][][] mean(double[][][] x) {
        double[][][] mean = new double[x.length][1][1];
        for (int c = 0; c < x.length; c++) {
            for (double[] row : x[c]) {
                for (double value : row) {
                    mean[c][0][0] += value / (row.length * x[c].length);
                }
            }
        }
        return mean;
    }

    /** The figure for those pixels under a window that exist; windows lie as those of a convolution. */
    static double[][][] pooled(Window window, ToDoubleFunction<DoubleSummaryStatistics> figure, double[][][] x) {
        int outSize = (int) Math.ceil((double) x[0].length / window.stride());
        double[][][] y = new double[x.length][outSize][outSize];
        for (int c = 0; c < x.length; c++) {
            for (int row = 0; row < outSize; row++) {
                for (int column = 0; column < outSize; column++) {
                    y[c][row][column] = figure.applyAsDouble(under(window, row, column, x[c]));
                }
            }
        }
        return y;
    }

    private static DoubleSummaryStatistics under(Window window, int row, int column, double[][] x) {
        int before = before(window, x.length);
        DoubleSummaryStatistics pixels = new DoubleSummaryStatistics();
        for (int kr = 0; kr < window.kernel(); kr++) {
            for (int kc = 0; kc < window.kernel(); kc++) {
                int down = row * window.stride() + kr - before;
                int right = column * window.stride() + kc - before;
                if (down >= 0 && down < x.length && right >= 0 && right < x.length) {
                    pixels.accept(x[down][right]);
                }
            }
        }
        return pixels;
    }

    /**
     * Zero padding so that the output has {@code ceil(in / stride)} pixels, equal on both sides or the larger part at the end.
     *
     * @param kernel {@code [out, in / groups, kernel, kernel]}
     */
    static double[][][] convolved(Conv conv, float[] kernel, float[] bias, double[][][] x) {
        int inSize = x[0].length;
        int outSize = (int) Math.ceil((double) inSize / conv.stride());
        int before = before(conv.window(), inSize);
        int inEach = conv.in() / conv.groups();
        int outEach = conv.out() / conv.groups();
        double[][][] y = new double[conv.out()][outSize][outSize];
        for (int o = 0; o < conv.out(); o++) {
            for (double[] row : y[o]) {
                Arrays.fill(row, bias[o]);
            }
            for (int i = 0; i < inEach; i++) {
                double[][] channel = x[o / outEach * inEach + i];
                for (int kr = 0; kr < conv.kernel(); kr++) {
                    for (int kc = 0; kc < conv.kernel(); kc++) {
                        double w = kernel[((o * inEach + i) * conv.kernel() + kr) * conv.kernel() + kc];
                        addShifted(channel, kr - before, kc - before, conv.stride(), w, y[o]);
                    }
                }
            }
        }
        return y;
    }

    /** Rows above and columns left of the map that the first window covers. */
    private static int before(Window window, int inSize) {
        if (window.padding() == Padding.SYMMETRIC) {
            return (window.kernel() - 1) / 2;
        }
        int outSize = (int) Math.ceil((double) inSize / window.stride());
        return Math.max((outSize - 1) * window.stride() + window.kernel() - inSize, 0) / 2;
    }

    /** Adds {@code w * x[row * stride + down][column * stride + right]} to each {@code y[row][column]}; 0 beyond the edges. */
    private static void addShifted(double[][] x, int down, int right, int stride, double w, double[][] y) {
        for (int row = 0; row < y.length; row++) {
            int from = row * stride + down;
            if (from < 0 || from >= x.length) {
                continue;
            }
            for (int column = 0; column < y.length; column++) {
                int at = column * stride + right;
                if (at >= 0 && at < x.length) {
                    y[row][column] += w * x[from][at];
                }
            }
        }
    }

    static double[][][] activated(Optional<Activation> activation, double[][][] x) {
        return each(x, (c, value) -> activated(activation, value));
    }

    static double activated(Optional<Activation> activation, double x) {
        if (activation.isEmpty()) {
            return x;
        }
        return switch (activation.get()) {
            case RELU -> Math.max(0, x);
            case RELU6 -> Math.min(6, Math.max(0, x));
            case SWISH -> x * sigmoid(x);
            case HSWISH -> x * hardSigmoid(x);
        };
    }

    static double opening(Gate gate, double x) {
        return switch (gate) {
            case SIGMOID -> sigmoid(x);
            case HARD_SIGMOID -> hardSigmoid(x);
        };
    }

    private static double hardSigmoid(double x) {
        return Math.min(6, Math.max(0, x + 3)) / 6;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
