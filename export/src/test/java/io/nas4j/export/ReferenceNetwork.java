package io.nas4j.export;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.MbConv;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import java.util.Arrays;
import java.util.Optional;

/**
 * The forward pass as it stands in the papers: slow, obvious, in double precision. Maps are {@code [channel][row][column]},
 * with an axis of pictures before them where a batch norm may need them all.
 *
 * @param calibrating whether each batch norm first writes statistics of what it sees over its running statistics
 */
record ReferenceNetwork(NetworkPlan plan, Weights weights, InputNormalisation normalisation, boolean calibrating) {

    ReferenceNetwork(NetworkPlan plan, Weights weights, InputNormalisation normalisation) {
        this(plan, weights, normalisation, false);
    }

    /**
     * Overwrites the running statistics, so that activations of these pictures keep a scale of about 1 as in a trained
     * network; else rounding grows from layer to layer and says nothing about the export. The mean stays off the true
     * one, so that a single pixel is not zero behind its batch norm.
     */
    static void calibrate(NetworkPlan plan, Weights weights, InputNormalisation normalisation, Pictures pictures) {
        new ReferenceNetwork(plan, weights, normalisation, true).logits(pictures);
    }

    /** Row-major {@code [count, classes]}. */
    float[] logits(Pictures pictures) {
        double[][][][] x = new double[pictures.count()][][][];
        for (int p = 0; p < x.length; p++) {
            x[p] = input(pictures, p);
        }
        x = unit(plan.stem(), x);
        for (MbConv block : plan.blocks()) {
            x = block(block, x);
        }
        x = unit(plan.head(), x);
        Dense dense = plan.classifier();
        float[] weight = weights.get(dense.name() + ".weight").values();
        float[] bias = weights.get(dense.name() + ".bias").values();
        float[] logits = new float[x.length * dense.out()];
        for (int p = 0; p < x.length; p++) {
            double[] mean = mean(x[p]);
            for (int o = 0; o < dense.out(); o++) {
                double sum = bias[o];
                for (int i = 0; i < dense.in(); i++) {
                    sum += weight[o * dense.in() + i] * mean[i];
                }
                logits[p * dense.out() + o] = (float) sum;
            }
        }
        return logits;
    }

    private double[][][] input(Pictures pictures, int picture) {
        int size = pictures.size();
        double[][][] x = new double[pictures.channels()][size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                for (int c = 0; c < x.length; c++) {
                    float pixel = pictures.pixels()[((picture * size + row) * size + column) * x.length + c];
                    x[c][row][column] = (pixel / 255.0 - normalisation.mean().get(c))
                            / normalisation.deviation().get(c);
                }
            }
        }
        return x;
    }

    private double[][][][] block(MbConv block, double[][][][] in) {
        double[][][][] x = in;
        if (block.expand().isPresent()) {
            x = unit(block.expand().get(), x);
        }
        x = unit(block.depthwise(), x);
        if (block.squeezeExcite().isPresent()) {
            for (double[][][] picture : x) {
                squeezeExcite(block.squeezeExcite().get(), picture);
            }
        }
        x = unit(block.project(), x);
        if (block.residual()) {
            for (int p = 0; p < x.length; p++) {
                for (int c = 0; c < x[p].length; c++) {
                    for (int row = 0; row < x[p][c].length; row++) {
                        for (int column = 0; column < x[p][c].length; column++) {
                            x[p][c][row][column] += in[p][c][row][column];
                        }
                    }
                }
            }
        }
        return x;
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
                    row[column] *= sigmoid(gate[c][0][0]);
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
        for (double[][][] picture : x) {
            for (int c = 0; c < picture.length; c++) {
                for (double[] row : picture[c]) {
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
            for (double[][][] picture : x) {
                for (double[] row : picture[c]) {
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
        int before = Math.max((outSize - 1) * conv.stride() + conv.kernel() - inSize, 0) / 2;
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
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
