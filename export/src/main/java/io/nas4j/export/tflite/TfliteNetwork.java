package io.nas4j.export.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.FoldedConv;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Lays a network out as operators of TensorFlow Lite, for inference: batch norms are folded into convolutions. What flows is
 * a map {@code [N, rows, columns, channels]}. Its "same" padding is the language's, and its pools count no padding. Symmetric
 * padding is an operator of its own where it differs.
 */
final class TfliteNetwork implements NetworkBuilder<TfliteNetwork.Map> {

    private static final byte RELU6 = 3;

    /** A convolution's padding "valid"; "same" is 0. */
    private static final byte UNPADDED = 1;

    private final TfliteModel model;
    private final Weights weights;
    private final double epsilon;
    private int axes = -1;
    private int three = -1;
    private int sixth = -1;

    /**
     * What flows.
     *
     * @param tensor its number
     * @param size rows and columns; 0 behind the global mean
     */
    record Map(int tensor, int size, int channels) {}

    private TfliteNetwork(TfliteModel model, TrainedNetwork network) {
        this.model = model;
        this.weights = network.weights();
        this.epsilon = network.architecture().batchNorm().epsilon();
    }

    /** The whole model, from raw pixels to logits. */
    static ByteBuffer of(TrainedNetwork network, int bytes) {
        TfliteNetwork tflite = new TfliteNetwork(new TfliteModel(bytes), network);
        Input input = network.architecture().input();
        int pixels =
                tflite.model.flowing(TfliteExporter.INPUT, input.resolution(), input.resolution(), input.channels());
        Map images = new Map(pixels, input.resolution(), input.channels());
        Map logits = DataFlow.through(network.plan(), tflite, tflite.normalised(images, network.normalisation()));
        return tflite.model.finish(network.architecture().toString(), pixels, logits.tensor());
    }

    private Map normalised(Map images, InputNormalisation normalisation) {
        int[] shape = {1, 1, 1, images.channels()};
        int mean = model.constant("normalise.mean", bytes(normalisation.mean()), shape);
        int deviation = model.constant("normalise.deviation", bytes(normalisation.deviation()), shape);
        Map centred = like(images, "normalise.centre");
        model.operator(TfliteOperator.SUB, fused(0), centred.tensor(), images.tensor(), mean);
        Map scaled = like(images, "normalise.scale");
        model.operator(TfliteOperator.DIV, fused(0), scaled.tensor(), centred.tensor(), deviation);
        return scaled;
    }

    private static float[] bytes(List<Double> fractions) {
        float[] bytes = new float[fractions.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (float) (255 * fractions.get(i));
        }
        return bytes;
    }

    @Override
    public Map unit(ConvUnit unit, Map x) {
        FoldedConv folded = FoldedConv.of(unit, weights, epsilon);
        return activated(unit.activation(), unit.name() + ".act", conv(unit.conv(), folded, x));
    }

    private Map conv(Conv conv, FoldedConv folded, Map x) {
        int side = conv.kernel();
        boolean depthwise = conv.depthwise();
        int in = depthwise ? 1 : conv.in();
        float[] values =
                depthwise ? depthwise(folded.kernel(), conv) : channelsLast(folded.kernel(), conv.out(), in, side);
        int[] shape = depthwise ? new int[] {1, side, side, conv.out()} : new int[] {conv.out(), side, side, in};
        int kernel = model.constant(conv.name() + ".weight", values, shape);
        int bias = model.constant(conv.name() + ".bias", folded.bias(), conv.out());
        Window window = conv.window();
        Map padded = window.symmetric() ? padded(conv.name() + ".pad", window.padBegin(), window.padEnd(), x) : x;
        Map y = map(conv.name(), conv.outSize(), conv.out());
        model.operator(
                depthwise ? TfliteOperator.DEPTHWISE_CONV_2D : TfliteOperator.CONV_2D,
                out -> {
                    out.startTable(depthwise ? 7 : 6);
                    out.addByte(0, window.symmetric() ? UNPADDED : 0, 0);
                    strides(out, conv.stride());
                    if (depthwise) {
                        out.addInt(3, 1, 0); // outputs of each channel
                    }
                    return out.endTable();
                },
                y.tensor(),
                padded.tensor(),
                kernel,
                bias);
        return y;
    }

    /** "Same" padding is 0, and the default; so are dilations of 1. */
    private static void strides(FlatBufferBuilder out, int stride) {
        out.addInt(1, stride, 0);
        out.addInt(2, stride, 0);
    }

    /** With zeros around the map, equally many above and left, and below and right. */
    private Map padded(String name, int begin, int end, Map x) {
        int sides = model.constant(name + ".sides", new int[] {0, 0, begin, end, begin, end, 0, 0}, new int[] {4, 2});
        Map y = map(name, begin + x.size() + end, x.channels());
        model.operator(TfliteOperator.PAD, out -> 0, y.tensor(), x.tensor(), sides);
        return y;
    }

    /** From {@code [out, in, rows, columns]} to {@code [out, rows, columns, in]}. */
    private static float[] channelsLast(float[] kernel, int out, int in, int side) {
        float[] values = new float[kernel.length];
        int area = side * side;
        for (int o = 0; o < out; o++) {
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

    @Override
    public Map maximum(Window window, Map x) {
        return pool(TfliteOperator.MAX_POOL_2D, "stem.pool", window, x);
    }

    @Override
    public Map mean(BlockPlan block, Window window, Map input) {
        return pool(TfliteOperator.AVERAGE_POOL_2D, block.name() + ".pool", window, input);
    }

    /**
     * No pool leaves zeros out of account but those of its own "same". That of a map of one more pixel begins where symmetric
     * padding does, and makes a last row and column too many.
     */
    private Map pool(TfliteOperator operator, String name, Window window, Map x) {
        if (!window.symmetric()) {
            return same(operator, name, window, x);
        }
        Window wider = new Window(window.kernel(), window.stride(), window.inSize() + 1);
        Map pooled = same(operator, name, wider, padded(name + ".pad", 0, 1, x));
        int size = window.outSize();
        int begin = model.constant(name + ".begin", 0, 0, 0, 0);
        int sizes = model.constant(name + ".sizes", -1, size, size, -1);
        Map y = map(name + ".crop", size, x.channels());
        model.operator(TfliteOperator.SLICE, out -> 0, y.tensor(), pooled.tensor(), begin, sizes);
        return y;
    }

    private Map same(TfliteOperator operator, String name, Window window, Map x) {
        Map y = map(name, window.outSize(), x.channels());
        model.operator(
                operator,
                out -> {
                    out.startTable(6);
                    strides(out, window.stride());
                    out.addInt(3, window.kernel(), 0);
                    out.addInt(4, window.kernel(), 0);
                    return out.endTable();
                },
                y.tensor(),
                x.tensor());
        return y;
    }

    @Override
    public Map squeezeExcite(SqueezeExcite squeeze, Map x) {
        Map mean = map(squeeze.name() + ".mean", 1, x.channels());
        mean(x, mean, true);
        Map reduced = conv(squeeze.reduce(), plain(squeeze.reduce()), mean);
        reduced = activated(squeeze.activation().present(), squeeze.name() + ".act", reduced);
        Map expanded = conv(squeeze.expand(), plain(squeeze.expand()), reduced);
        String name = squeeze.name() + ".gate";
        Map gate = squeeze.gate() == Gate.SIGMOID
                ? plain(TfliteOperator.LOGISTIC, name, expanded)
                : hardSigmoid(name, expanded);
        Map y = like(x, squeeze.name() + ".scale");
        model.operator(TfliteOperator.MUL, fused(0), y.tensor(), x.tensor(), gate.tensor());
        return y;
    }

    private FoldedConv plain(Conv conv) {
        return new FoldedConv(
                weights.get(conv.name() + ".weight").values(),
                weights.get(conv.name() + ".bias").values());
    }

    private Map hardSigmoid(String name, Map x) {
        if (three < 0) {
            three = model.constant("three", new float[] {3}, 1);
            sixth = model.constant("sixth", new float[] {1 / 6f}, 1);
        }
        Map limited = like(x, name + ".limited");
        model.operator(TfliteOperator.ADD, fused(RELU6), limited.tensor(), x.tensor(), three);
        Map y = like(x, name);
        model.operator(TfliteOperator.MUL, fused(0), y.tensor(), limited.tensor(), sixth);
        return y;
    }

    @Override
    public Map dropBranch(BlockPlan block, Map branch) {
        return branch;
    }

    @Override
    public Map sum(BlockPlan block, Map branch, Map shortcut) {
        Map y = like(branch, block.name() + ".add");
        model.operator(TfliteOperator.ADD, fused(0), y.tensor(), branch.tensor(), shortcut.tensor());
        return y;
    }

    @Override
    public Map activation(BlockPlan block, Activation activation, Map x) {
        return activated(activation.present(), block.name() + ".act", x);
    }

    @Override
    public Map globalMean(Map x) {
        Map y = map("pool", 0, x.channels());
        mean(x, y, false);
        return y;
    }

    private void mean(Map x, Map y, boolean keepAxes) {
        if (axes < 0) {
            axes = model.constant("axes", 1, 2);
        }
        model.operator(
                TfliteOperator.MEAN,
                out -> {
                    out.startTable(1);
                    out.addBoolean(0, keepAxes, false);
                    return out.endTable();
                },
                y.tensor(),
                x.tensor(),
                axes);
    }

    @Override
    public Map features(Dense dense, Map x) {
        return activated(dense.activation(), dense.name() + ".act", dense(dense, dense.name(), x));
    }

    @Override
    public Map dropout(double rate, Map x) {
        return x;
    }

    @Override
    public Map classifier(Dense dense, Map x) {
        return dense(dense, TfliteExporter.OUTPUT, x);
    }

    private Map dense(Dense dense, String name, Map x) {
        int weight = model.constant(
                dense.name() + ".weight", weights.get(dense.name() + ".weight").values(), dense.out(), dense.in());
        int bias = model.constant(
                dense.name() + ".bias", weights.get(dense.name() + ".bias").values(), dense.out());
        Map y = map(name, 0, dense.out());
        model.operator(TfliteOperator.FULLY_CONNECTED, fused(0), y.tensor(), x.tensor(), weight, bias);
        return y;
    }

    private Map activated(Optional<Activation> activation, String name, Map x) {
        if (activation.isEmpty()) {
            return x;
        }
        return switch (activation.get()) {
            case RELU -> plain(TfliteOperator.RELU, name, x);
            case RELU6 -> plain(TfliteOperator.RELU6, name, x);
            case HSWISH -> plain(TfliteOperator.HARD_SWISH, name, x);
            case SWISH -> {
                Map sigmoid = plain(TfliteOperator.LOGISTIC, name + ".sigmoid", x);
                Map y = like(x, name);
                model.operator(TfliteOperator.MUL, fused(0), y.tensor(), x.tensor(), sigmoid.tensor());
                yield y;
            }
        };
    }

    /** An operator without options that changes each number alone. */
    private Map plain(TfliteOperator operator, String name, Map x) {
        Map y = like(x, name);
        model.operator(operator, out -> 0, y.tensor(), x.tensor());
        return y;
    }

    /** Options whose first field is the activation behind the operator. */
    private static TfliteModel.Options fused(int activation) {
        return out -> {
            out.startTable(1);
            out.addByte(0, (byte) activation, 0);
            return out.endTable();
        };
    }

    private Map like(Map x, String name) {
        return map(name, x.size(), x.channels());
    }

    private Map map(String name, int size, int channels) {
        int tensor = size == 0 ? model.flowing(name, channels) : model.flowing(name, size, size, channels);
        return new Map(tensor, size, channels);
    }
}
