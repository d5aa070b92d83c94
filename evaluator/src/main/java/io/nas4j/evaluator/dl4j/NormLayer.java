package io.nas4j.evaluator.dl4j;

import java.io.Serial;
import java.nio.FloatBuffer;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * The library's batch norm with its own arithmetic, channel by channel in a Java array: the library's, a dozen operations
 * over whole maps, took 43 % of a training step. Gradients of the running statistics are the library's, too: what is to be
 * subtracted from them.
 */
final class NormLayer extends BatchNormalization {

    @Serial
    private static final long serialVersionUID = 1;

    private double[] means = {};
    private double[] inverses = {};
    private double[] variances = {};

    NormLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    public INDArray preOutput(INDArray x, TrainingMode mode, LayerWorkspaceMgr workspaces) {
        INDArray maps = rowMajor(x);
        int channels = (int) maps.size(1);
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, maps.shape(), 'c');
        Planes from = new Planes(maps);
        Planes to = new Planes(output);
        float[] gammas = numbers(BatchNormalizationParamInitializer.GAMMA);
        float[] betas = numbers(BatchNormalizationParamInitializer.BETA);
        float[] runningMeans = numbers(BatchNormalizationParamInitializer.GLOBAL_MEAN);
        float[] runningVariances = numbers(BatchNormalizationParamInitializer.GLOBAL_VAR);
        boolean training = mode == TrainingMode.TRAIN;
        if (training) {
            means = new double[channels];
            inverses = new double[channels];
            variances = new double[channels];
        }
        float[] values = new float[from.numbersOfChannel()];
        for (int c = 0; c < channels; c++) {
            from.read(c, values);
            double mean = training ? Sums.of(values) / values.length : runningMeans[c];
            double variance = training ? Sums.ofSquares(values, (float) mean) / values.length : runningVariances[c];
            double inverse = 1 / Math.sqrt(variance + layerConf().getEps());
            if (training) {
                means[c] = mean;
                variances[c] = variance;
                inverses[c] = inverse;
            }
            float scale = (float) (gammas[c] * inverse);
            float shift = (float) (betas[c] - mean * gammas[c] * inverse);
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] * scale + shift;
            }
            to.write(c, values);
        }
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray maps = rowMajor(input);
        INDArray given = rowMajor(epsilon);
        int channels = (int) maps.size(1);
        INDArray result = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, maps.shape(), 'c');
        Planes from = new Planes(maps);
        Planes gradients = new Planes(given);
        Planes to = new Planes(result);
        float[] gammas = numbers(BatchNormalizationParamInitializer.GAMMA);
        float[] gammaSteps = new float[channels];
        float[] betaSteps = new float[channels];
        float[] meanSteps = numbers(BatchNormalizationParamInitializer.GLOBAL_MEAN);
        float[] varianceSteps = numbers(BatchNormalizationParamInitializer.GLOBAL_VAR);
        double share = 1 - layerConf().getDecay();
        float[] values = new float[from.numbersOfChannel()];
        float[] steps = new float[values.length];
        for (int c = 0; c < channels; c++) {
            from.read(c, values);
            gradients.read(c, steps);
            double sum = Sums.of(steps);
            double product = Sums.ofProducts(values, (float) means[c], steps) * inverses[c];
            gammaSteps[c] = (float) product;
            betaSteps[c] = (float) sum;
            meanSteps[c] = (float) (share * (meanSteps[c] - means[c]));
            varianceSteps[c] = (float) (share * (varianceSteps[c] - variances[c]));
            double slope = gammas[c] * inverses[c];
            double tilt = -slope * inverses[c] * product / values.length;
            float scale = (float) slope;
            float perValue = (float) tilt;
            float rest = (float) (-slope * sum / values.length - tilt * means[c]);
            for (int i = 0; i < values.length; i++) {
                steps[i] = steps[i] * scale + (values[i] * perValue + rest);
            }
            to.write(c, steps);
        }
        Gradient gradient = new DefaultGradient();
        set(gradient, BatchNormalizationParamInitializer.GAMMA, gammaSteps);
        set(gradient, BatchNormalizationParamInitializer.BETA, betaSteps);
        set(gradient, BatchNormalizationParamInitializer.GLOBAL_MEAN, meanSteps);
        set(gradient, BatchNormalizationParamInitializer.GLOBAL_VAR, varianceSteps);
        return new Pair<>(gradient, result);
    }

    private void set(Gradient gradient, String key, float[] numbers) {
        INDArray view = Objects.requireNonNull(gradientViews.get(key), key);
        Floats.view(view).put(0, numbers);
        gradient.setGradientFor(key, view);
    }

    private float[] numbers(String key) {
        INDArray array = getParam(key);
        float[] numbers = new float[(int) array.length()];
        Floats.view(array).get(0, numbers);
        return numbers;
    }

    private static INDArray rowMajor(INDArray array) {
        boolean plain = array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
        return plain ? array : array.dup('c');
    }

    /** Row-major maps {@code [b, c, h, w]}, read and written a channel at a time. */
    private static final class Planes {

        private final FloatBuffer numbers;
        private final int images;
        private final int channels;
        private final int area;

        Planes(INDArray maps) {
            numbers = Floats.view(maps);
            images = (int) maps.size(0);
            channels = (int) maps.size(1);
            area = (int) (maps.length() / maps.size(0) / maps.size(1));
        }

        int numbersOfChannel() {
            return images * area;
        }

        void read(int channel, float[] into) {
            for (int image = 0; image < images; image++) {
                numbers.get((image * channels + channel) * area, into, image * area, area);
            }
        }

        void write(int channel, float[] from) {
            for (int image = 0; image < images; image++) {
                numbers.put((image * channels + channel) * area, from, image * area, area);
            }
        }
    }
}
