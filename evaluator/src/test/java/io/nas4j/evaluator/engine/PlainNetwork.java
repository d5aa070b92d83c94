package io.nas4j.evaluator.engine;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A network in plain loops of 64 bits, to hold engines against. It knows convolutions with swish, gates by a sigmoid, sums and
 * dense layers. What flows is {@code [image][channel][row][column]}; a vector is a map of one pixel.
 *
 * @param weights of each tensor, row-major
 * @param training whether batch norms use the batch's own mean and variance, instead of the running ones
 */
record PlainNetwork(NetworkPlan plan, Map<String, double[]> weights, boolean training)
        implements NetworkBuilder<double[][][][]> {

    /** One array of logits for each image. */
    double[][] logits(Batch batch) {
        int size = batch.size();
        double[][][][] x = new double[batch.count()][batch.channels()][size][size];
        for (int i = 0; i < batch.pixels().length; i++) {
            int pixel = i / batch.channels();
            x[pixel / (size * size)][i % batch.channels()][pixel / size % size][pixel % size] = batch.pixels()[i];
        }
        double[][][][] y = DataFlow.through(plan, this, x);
        double[][] logits = new double[y.length][plan.classifier().out()];
        for (int p = 0; p < y.length; p++) {
            for (int o = 0; o < logits[p].length; o++) {
                logits[p][o] = y[p][o][0][0];
            }
        }
        return logits;
    }

    /** Softmax cross-entropy, mean over the batch. */
    double loss(Batch batch) {
        double[][] logits = logits(batch);
        double sum = 0;
        for (int p = 0; p < logits.length; p++) {
            double all = 0;
            for (double logit : logits[p]) {
                all += Math.exp(logit);
            }
            sum += Math.log(all) - logits[p][batch.labels()[p]];
        }
        return sum / logits.length;
    }

    @Override
    public double[][][][] unit(ConvUnit unit, double[][][][] x) {
        double[][][][] y = convolved(unit.conv(), x);
        for (int c = 0; c < unit.conv().out(); c++) {
            double mean = training ? mean(y, c, value -> value) : of(unit, ".mean")[c];
            double variance =
                    training ? mean(y, c, value -> (value - mean) * (value - mean)) : of(unit, ".variance")[c];
            double factor = of(unit, ".gamma")[c]
                    / Math.sqrt(variance + plan.architecture().batchNorm().epsilon());
            double shift = of(unit, ".beta")[c];
            for (double[][][] image : y) {
                map(image[c], value -> activated(unit.activation(), (value - mean) * factor + shift));
            }
        }
        return y;
    }

    private double[] of(ConvUnit unit, String tensor) {
        return weights.get(unit.batchNorm() + tensor);
    }

    private double[][][][] convolved(Conv conv, double[][][][] x) {
        double[] kernel = weights.get(conv.name() + ".weight");
        int size = conv.outSize();
        double[][][][] y = new double[x.length][conv.out()][size][size];
        for (int p = 0; p < x.length; p++) {
            for (int c = 0; c < conv.out(); c++) {
                double bias = conv.bias() ? weights.get(conv.name() + ".bias")[c] : 0;
                for (int i = 0; i < size * size; i++) {
                    y[p][c][i / size][i % size] = bias + under(conv, kernel, c, x[p], i / size, i % size);
                }
            }
        }
        return y;
    }

    /** What an output channel's kernel makes of the input that it covers for one pixel of the output. */
    private static double under(Conv conv, double[] kernel, int channel, double[][][] x, int row, int column) {
        int side = conv.kernel();
        int inputs = conv.in() / conv.groups();
        int first = channel / (conv.out() / conv.groups()) * inputs;
        int top = row * conv.stride() - conv.window().padBegin();
        int left = column * conv.stride() - conv.window().padBegin();
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
            for (int a = Math.max(0, -top); a < Math.min(side, conv.inSize() - top); a++) {
                double[] pixels = x[first + i][top + a];
                int weights = ((channel * inputs + i) * side + a) * side;
                for (int b = Math.max(0, -left); b < Math.min(side, conv.inSize() - left); b++) {
                    sum += kernel[weights + b] * pixels[left + b];
                }
            }
        }
        return sum;
    }

    private static double mean(double[][][][] x, int channel, DoubleUnaryOperator of) {
        double sum = 0;
        int count = 0;
        for (double[][][] image : x) {
            for (double[] row : image[channel]) {
                for (double value : row) {
                    sum += of.applyAsDouble(value);
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static void map(double[][] rows, DoubleUnaryOperator to) {
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = to.applyAsDouble(row[i]);
            }
        }
    }

    private static double activated(Optional<Activation> activation, double x) {
        if (activation.isEmpty()) {
            return x;
        }
        if (activation.get() != Activation.SWISH) {
            throw new UnsupportedOperationException(activation.toString());
        }
        return x * sigmoid(x);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double[][][][] squeezeExcite(SqueezeExcite squeeze, double[][][][] x) {
        double[][][][] reduced = convolved(squeeze.reduce(), globalMean(x));
        for (double[][][] image : reduced) {
            for (double[][] rows : image) {
                map(rows, value -> activated(squeeze.activation().present(), value));
            }
        }
        double[][][][] gates = convolved(squeeze.expand(), reduced);
        for (int p = 0; p < x.length; p++) {
            for (int c = 0; c < x[p].length; c++) {
                double gate = sigmoid(gates[p][c][0][0]);
                map(x[p][c], value -> value * gate);
            }
        }
        return x;
    }

    @Override
    public double[][][][] sum(BlockPlan block, double[][][][] branch, double[][][][] shortcut) {
        double[][][][] y = new double[branch.length][branch[0].length][branch[0][0].length][branch[0][0].length];
        for (int p = 0; p < y.length; p++) {
            for (int c = 0; c < y[p].length; c++) {
                for (int i = 0; i < y[p][c].length * y[p][c].length; i++) {
                    int row = i / y[p][c].length;
                    int column = i % y[p][c].length;
                    y[p][c][row][column] = branch[p][c][row][column] + shortcut[p][c][row][column];
                }
            }
        }
        return y;
    }

    @Override
    public double[][][][] globalMean(double[][][][] x) {
        double[][][][] y = new double[x.length][x[0].length][1][1];
        for (int p = 0; p < x.length; p++) {
            for (int c = 0; c < x[p].length; c++) {
                y[p][c][0][0] = mean(new double[][][][] {x[p]}, c, value -> value);
            }
        }
        return y;
    }

    @Override
    public double[][][][] classifier(Dense dense, double[][][][] x) {
        double[] weight = weights.get(dense.name() + ".weight");
        double[] bias = weights.get(dense.name() + ".bias");
        double[][][][] y = new double[x.length][dense.out()][1][1];
        for (int p = 0; p < x.length; p++) {
            for (int o = 0; o < dense.out(); o++) {
                double sum = bias[o];
                for (int i = 0; i < x[p].length; i++) {
                    sum += weight[o * x[p].length + i] * x[p][i][0][0];
                }
                y[p][o][0][0] = sum;
            }
        }
        return y;
    }

    @Override
    public double[][][][] maximum(Window window, double[][][][] x) {
        throw new UnsupportedOperationException("a pool");
    }

    @Override
    public double[][][][] mean(BlockPlan block, Window window, double[][][][] input) {
        throw new UnsupportedOperationException("a pool");
    }

    @Override
    public double[][][][] dropBranch(BlockPlan block, double[][][][] branch) {
        throw new UnsupportedOperationException("a drop");
    }

    @Override
    public double[][][][] dropout(double rate, double[][][][] x) {
        throw new UnsupportedOperationException("a drop");
    }

    @Override
    public double[][][][] activation(BlockPlan block, Activation activation, double[][][][] x) {
        throw new UnsupportedOperationException("an activation of a sum");
    }

    @Override
    public double[][][][] features(Dense dense, double[][][][] x) {
        throw new UnsupportedOperationException("a dense layer");
    }
}
