package io.nas4j.export;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.RawImages;
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
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.function.UnaryOperator;

/**
 * The forward pass as it stands in the papers: slow, obvious, in double precision. What flows is
 * {@code [image][channel][row][column]}; a vector is a map of one pixel.
 *
 * @param calibrating whether each batch norm first writes statistics of what it sees over its running statistics
 */
public record ReferenceNetwork(NetworkPlan plan, Weights weights, InputNormalisation normalisation, boolean calibrating)
        implements NetworkBuilder<double[][][][]> {

    public ReferenceNetwork(NetworkPlan plan, Weights weights, InputNormalisation normalisation) {
        this(plan, weights, normalisation, false);
    }

    /**
     * Overwrites the running statistics, so that activations of these images keep a scale of about 1 as in a trained
     * network; else rounding grows from layer to layer and says nothing about the export. The mean stays off the true
     * one, so that a single pixel is not zero behind its batch norm.
     */
    public static void calibrate(
            NetworkPlan plan, Weights weights, InputNormalisation normalisation, RawImages images) {
        new ReferenceNetwork(plan, weights, normalisation, true).logits(images);
    }

    /** Row-major {@code [count, classes]}. */
    public float[] logits(RawImages images) {
        double[][][][] x = new double[images.count()][][][];
        for (int p = 0; p < x.length; p++) {
            x[p] = input(images, p);
        }
        double[][][][] outputs = DataFlow.through(plan, this, x);
        int classes = plan.classifier().out();
        float[] logits = new float[x.length * classes];
        for (int p = 0; p < x.length; p++) {
            for (int o = 0; o < classes; o++) {
                logits[p * classes + o] = (float) outputs[p][o][0][0];
            }
        }
        return logits;
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

    @Override
    public double[][][][] unit(ConvUnit unit, double[][][][] x) {
        double[][][][] convolved = each(x, image -> convolved(unit.conv(), image));
        float[] gamma = weights.get(unit.batchNorm() + ".gamma").values();
        float[] beta = weights.get(unit.batchNorm() + ".beta").values();
        float[] mean = weights.get(unit.batchNorm() + ".mean").values();
        float[] variance = weights.get(unit.batchNorm() + ".variance").values();
        if (calibrating) {
            calibrate(convolved, mean, variance);
        }
        double epsilon = plan.architecture().batchNorm().epsilon();
        return each(
                convolved,
                image -> ReferenceMaps.each(image, (c, pixel) -> {
                    double normed = (pixel - mean[c]) / Math.sqrt(variance[c] + epsilon);
                    return ReferenceMaps.activated(unit.activation(), gamma[c] * normed + beta[c]);
                }));
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

    private double[][][] convolved(Conv conv, double[][][] x) {
        float[] kernel = weights.get(conv.name() + ".weight").values();
        float[] bias = conv.bias() ? weights.get(conv.name() + ".bias").values() : new float[conv.out()];
        return ReferenceMaps.convolved(conv, kernel, bias, x);
    }

    @Override
    public double[][][][] maximum(Window window, double[][][][] x) {
        return each(x, image -> ReferenceMaps.pooled(window, DoubleSummaryStatistics::getMax, image));
    }

    @Override
    public double[][][][] mean(BlockPlan block, Window window, double[][][][] input) {
        return each(input, image -> ReferenceMaps.pooled(window, DoubleSummaryStatistics::getAverage, image));
    }

    @Override
    public double[][][][] squeezeExcite(SqueezeExcite squeeze, double[][][][] x) {
        return each(x, image -> {
            double[][][] reduced = ReferenceMaps.activated(
                    squeeze.activation().present(), convolved(squeeze.reduce(), ReferenceMaps.mean(image)));
            double[][][] gates = convolved(squeeze.expand(), reduced);
            return ReferenceMaps.each(
                    image, (c, pixel) -> pixel * ReferenceMaps.opening(squeeze.gate(), gates[c][0][0]));
        });
    }

    /** Only training drops. */
    @Override
    public double[][][][] dropBranch(BlockPlan block, double[][][][] branch) {
        return branch;
    }

    @Override
    public double[][][][] sum(BlockPlan block, double[][][][] branch, double[][][][] shortcut) {
        double[][][][] y = new double[branch.length][][][];
        for (int p = 0; p < y.length; p++) {
            y[p] = ReferenceMaps.sum(branch[p], shortcut[p]);
        }
        return y;
    }

    @Override
    public double[][][][] activation(BlockPlan block, Activation activation, double[][][][] x) {
        return each(x, image -> ReferenceMaps.activated(activation.present(), image));
    }

    @Override
    public double[][][][] globalMean(double[][][][] x) {
        return each(x, ReferenceMaps::mean);
    }

    @Override
    public double[][][][] features(Dense dense, double[][][][] x) {
        return each(x, image -> dense(dense, image));
    }

    /** Only training drops. */
    @Override
    public double[][][][] dropout(double rate, double[][][][] x) {
        return x;
    }

    @Override
    public double[][][][] classifier(Dense dense, double[][][][] x) {
        return each(x, image -> dense(dense, image));
    }

    private double[][][] dense(Dense dense, double[][][] x) {
        float[] weight = weights.get(dense.name() + ".weight").values();
        float[] bias = weights.get(dense.name() + ".bias").values();
        double[][][] y = new double[dense.out()][1][1];
        for (int o = 0; o < y.length; o++) {
            double sum = bias[o];
            for (int i = 0; i < x.length; i++) {
                sum += weight[o * x.length + i] * x[i][0][0];
            }
            y[o][0][0] = ReferenceMaps.activated(dense.activation(), sum);
        }
        return y;
    }

    private static double[][][][] each(double[][][][] x, UnaryOperator<double[][][]> ofImage) {
        return Arrays.stream(x).map(ofImage).toArray(double[][][][]::new);
    }
}
