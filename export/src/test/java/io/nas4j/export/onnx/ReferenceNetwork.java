package io.nas4j.export.onnx;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Shortcut;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Step;
import io.nas4j.space.plan.Window;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The forward pass as it stands in the papers: slow, obvious, in double precision. Maps are {@code [channel][row][column]},
 * with an axis of images before them where a batch norm may need them all.
 *
 * @param calibrating whether each batch norm first writes statistics of what it sees over its running statistics
 */
record ReferenceNetwork(NetworkPlan plan, Weights weights, InputNormalisation normalisation, boolean calibrating) {

    ReferenceNetwork(NetworkPlan plan, Weights weights, InputNormalisation normalisation) {
        this(plan, weights, normalisation, false);
    }

    /**
     * Overwrites the running statistics, so that activations of these images keep a scale of about 1 as in a trained
     * network; else rounding grows from layer to layer and says nothing about the export. The mean stays off the true
     * one, so that a single pixel is not zero behind its batch norm.
     */
    static void calibrate(NetworkPlan plan, Weights weights, InputNormalisation normalisation, RawImages images) {
        new ReferenceNetwork(plan, weights, normalisation, true).logits(images);
    }

    /** Row-major {@code [count, classes]}. */
    float[] logits(RawImages images) {
        double[][][][] x = new double[images.count()][][][];
        for (int p = 0; p < x.length; p++) {
            x[p] = input(images, p);
        }
        x = unit(plan.stem(), x);
        if (plan.stemPool().isPresent()) {
            x = pool(plan.stemPool().get(), DoubleSummaryStatistics::getMax, x);
        }
        for (BlockPlan block : plan.blocks()) {
            x = block(block, x);
        }
        if (plan.head().isPresent()) {
            x = unit(plan.head().get(), x);
        }
        int classes = plan.classifier().out();
        float[] logits = new float[x.length * classes];
        for (int p = 0; p < x.length; p++) {
            double[] features = mean(x[p]);
            if (plan.features().isPresent()) {
                features = dense(plan.features().get(), features);
            }
            double[] outputs = dense(plan.classifier(), features);
            for (int o = 0; o < classes; o++) {
                logits[p * classes + o] = (float) outputs[o];
            }
        }
        return logits;
    }

    private double[] dense(Dense dense, double[] x) {
        float[] weight = weights.get(dense.name() + ".weight").values();
        float[] bias = weights.get(dense.name() + ".bias").values();
        double[] y = new double[dense.out()];
        for (int o = 0; o < y.length; o++) {
            double sum = bias[o];
            for (int i = 0; i < x.length; i++) {
                sum += weight[o * x.length + i] * x[i];
            }
            y[o] = activated(dense.activation(), sum);
        }
        return y;
    }

    private double[][][] input(RawImages images, int image) {
        int size = images.size();
        double[][][] x = new double[images.channels()][size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                for (int c = 0; c < x.length; c++) {
                    float pixel = images.pixels()[((image * size + row) * size + column) * x.length + c];
                    x[c][row][column] = (pixel / 255.0 - normalisation.mean().get(c))
                            / normalisation.deviation().get(c);
                }
            }
        }
        return x;
    }

    private double[][][][] block(BlockPlan block, double[][][][] in) {
        double[][][][] x = in;
        for (Step step : block.branch()) {
            if (step instanceof ConvUnit unit) {
                x = unit(unit, x);
            } else if (step instanceof SqueezeExcite se) {
                for (double[][][] image : x) {
                    squeezeExcite(se, image);
                }
            }
        }
        if (block.shortcut() instanceof Shortcut.Identity) {
            add(x, in);
        } else if (block.shortcut() instanceof Shortcut.MeanPool pool) {
            add(x, pool(pool.window(), DoubleSummaryStatistics::getAverage, in));
        } else if (block.shortcut() instanceof Shortcut.Projection projection) {
            add(x, unit(projection.unit(), in));
        }
        for (double[][][] image : x) {
            activate(block.activation(), image);
        }
        return x;
    }

    private static void add(double[][][][] x, double[][][][] other) {
        for (int p = 0; p < x.length; p++) {
            for (int c = 0; c < x[p].length; c++) {
                for (int row = 0; row < x[p][c].length; row++) {
                    for (int column = 0; column < x[p][c].length; column++) {
                        x[p][c][row][column] += other[p][c][row][column];
                    }
                }
            }
        }
    }

    private static void activate(Optional<Activation> activation, double[][][] x) {
        for (double[][] channel : x) {
            for (double[] row : channel) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = activated(activation, row[column]);
                }
            }
        }
    }

    /** The figure for those pixels under a window that exist; windows lie as those of a convolution. */
    private static double[][][][] pool(
            Window window, ToDoubleFunction<DoubleSummaryStatistics> figure, double[][][][] x) {
        int outSize = (int) Math.ceil((double) x[0][0].length / window.stride());
        double[][][][] y = new double[x.length][x[0].length][outSize][outSize];
        for (int p = 0; p < x.length; p++) {
            for (int c = 0; c < x[p].length; c++) {
                for (int row = 0; row < outSize; row++) {
                    for (int column = 0; column < outSize; column++) {
                        y[p][c][row][column] = figure.applyAsDouble(under(window, row, column, x[p][c]));
                    }
                }
            }
        }
        return y;
    }

    private static DoubleSummaryStatistics under(Window window, int row, int column, double[][] x) {
        int before = before(window.kernel(), window.stride(), x.length);
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

    private void squeezeExcite(SqueezeExcite se, double[][][] x) {
        double[] mean = mean(x);
        double[][][] squeezed = new double[mean.length][1][1];
        for (int c = 0; c < mean.length; c++) {
            squeezed[c][0][0] = mean[c];
        }
        squeezed = conv(se.reduce(), squeezed);
        for (double[][] channel : squeezed) {
            channel[0][0] = activated(Optional.of(se.activation()), channel[0][0]);
        }
        double[][][] gate = conv(se.expand(), squeezed);
        for (int c = 0; c < x.length; c++) {
            for (double[] row : x[c]) {
                for (int column = 0; column < row.length; column++) {
                    row[column] *= opening(se.gate(), gate[c][0][0]);
                }
            }
        }
    }

    private double[][][][] unit(ConvUnit unit, double[][][][] in) {
        double[][][][] x = new double[in.length][][][];
        for (int p = 0; p < x.length; p++) {
            x[p] = conv(unit.conv(), in[p]);
        }
        float[] gamma = weights.get(unit.batchNorm() + ".gamma").values();
        float[] beta = weights.get(unit.batchNorm() + ".beta").values();
        float[] mean = weights.get(unit.batchNorm() + ".mean").values();
        float[] variance = weights.get(unit.batchNorm() + ".variance").values();
        if (calibrating) {
            calibrate(x, mean, variance);
        }
        double epsilon = plan.architecture().batchNorm().epsilon();
        for (double[][][] image : x) {
            for (int c = 0; c < image.length; c++) {
                for (double[] row : image[c]) {
                    for (int column = 0; column < row.length; column++) {
                        double normed = (row[column] - mean[c]) / Math.sqrt(variance[c] + epsilon);
                        row[column] = activated(unit.activation(), gamma[c] * normed + beta[c]);
                    }
                }
            }
        }
        return x;
    }

    private static void calibrate(double[][][][] x, float[] mean, float[] variance) {
        for (int c = 0; c < mean.length; c++) {
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (double[][][] image : x) {
                for (double[] row : image[c]) {
                    for (double value : row) {
                        sum += value;
                        squares += value * value;
                        count++;
                    }
                }
            }
            mean[c] = (float) (sum / count / 2);
            variance[c] = (float) (squares / count + 0.01);
        }
    }

    /** Zero padding so that the output has {@code ceil(in / stride)} pixels, the larger part at the end. */
    private double[][][] conv(Conv conv, double[][][] x) {
        int inSize = x[0].length;
        int outSize = (int) Math.ceil((double) inSize / conv.stride());
        int before = before(conv.kernel(), conv.stride(), inSize);
        float[] weight = weights.get(conv.name() + ".weight").values();
        int inEach = conv.in() / conv.groups();
        int outEach = conv.out() / conv.groups();
        double[][][] y = new double[conv.out()][outSize][outSize];
        for (int o = 0; o < conv.out(); o++) {
            double bias = conv.bias() ? weights.get(conv.name() + ".bias").values()[o] : 0;
            for (double[] row : y[o]) {
                Arrays.fill(row, bias);
            }
            for (int i = 0; i < inEach; i++) {
                double[][] channel = x[o / outEach * inEach + i];
                for (int kr = 0; kr < conv.kernel(); kr++) {
                    for (int kc = 0; kc < conv.kernel(); kc++) {
                        double w = weight[((o * inEach + i) * conv.kernel() + kr) * conv.kernel() + kc];
                        addShifted(channel, kr - before, kc - before, conv.stride(), w, y[o]);
                    }
                }
            }
        }
        return y;
    }

    /** Rows above and columns left of the map that the first window covers. */
    private static int before(int kernel, int stride, int inSize) {
        int outSize = (int) Math.ceil((double) inSize / stride);
        return Math.max((outSize - 1) * stride + kernel - inSize, 0) / 2;
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

    private static double[] mean(double[][][] x) {
        double[] mean = new double[x.length];
        for (int c = 0; c < x.length; c++) {
            for (double[] row : x[c]) {
                for (double value : row) {
                    mean[c] += value / (row.length * x[c].length);
                }
            }
        }
        return mean;
    }

    private static double activated(Optional<Activation> activation, double x) {
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

    private static double opening(Gate gate, double x) {
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
