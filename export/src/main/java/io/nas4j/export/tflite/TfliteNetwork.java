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
import java.util.Optional;

/**
 * Lays a network out as operators of TensorFlow Lite, for inference: batch norms are folded into convolutions, and normalising
 * is a convolution of one pixel. What flows is a map {@code [N, rows, columns, channels]}. Its "same" padding is the language's, and its pools count no padding. Symmetric
 * padding is an operator of its own where it differs.
 */
final class TfliteNetwork implements NetworkBuilder<TfliteNetwork.Map> {

    /** An operator's own activation: none, or one of these. */
    private static final byte NONE = 0;

    private static final byte RELU = 1;
    private static final byte RELU6 = 3;

    /** A convolution's padding "valid"; "same" is 0. */
    private static final byte UNPADDED = 1;

    private final TfliteModel model;
    private final TfliteNumbers numbers;
    private final Weights weights;
    private final double epsilon;
    private int rowsAndColumns = -1;
    private int three = -1;
    private int sixth = -1;

    /**
     * What flows.
     *
     * @param tensor its number
     * @param size rows and columns; 0 behind the global mean
     */
    record Map(int tensor, int size, int channels) {}

    private TfliteNetwork(TfliteModel model, TfliteNumbers numbers, TrainedNetwork network) {
        this.model = model;
        this.numbers = numbers;
        this.weights = network.weights();
        this.epsilon = network.architecture().batchNorm().epsilon();
    }

    /** Adds the whole network to a model, from raw pixels to logits, and returns the numbers of its input and output. */
    static Ends add(TfliteModel model, TfliteNumbers numbers, TrainedNetwork network) {
        TfliteNetwork tflite = new TfliteNetwork(model, numbers, network);
        Input input = network.architecture().input();
        int size = input.resolution();
        int channels = input.channels();
        int pixels = model.flowing(TfliteExporter.INPUT, size, size, channels);
        Map images = new Map(numbers.read(pixels, size, size, channels), size, channels);
        Map logits = DataFlow.through(network.plan(), tflite, tflite.normalised(images, network.normalisation()));
        return new Ends(pixels, numbers.give(logits.tensor(), logits.channels()));
    }

    /** Where a network begins and where it ends, by the numbers of these tensors. */
    record Ends(int input, int output) {}

    /** Raw pixels, minus {@code 255 * mean}, over {@code 255 * deviation}. */
    private Map normalised(Map images, InputNormalisation normalisation) {
        int channels = images.channels();
        float[] kernel = new float[channels];
        float[] bias = new float[channels];
        for (int c = 0; c < channels; c++) {
            kernel[c] = (float) (1 / (255 * normalisation.deviation().get(c)));
            bias[c] = (float)
                    (-normalisation.mean().get(c) / normalisation.deviation().get(c));
        }
        Conv conv = new Conv("normalise", channels, channels, channels, true, new Window(1, 1, images.size()));
        return conv(conv, new FoldedConv(kernel, bias), NONE, images);
    }

    @Override
    public Map unit(ConvUnit unit, Map x) {
        FoldedConv folded = FoldedConv.of(unit, weights, epsilon);
        Map y = conv(unit.conv(), folded, own(unit.activation()), x);
        return behind(unit.activation(), unit.name() + ".act", y);
    }

    private Map conv(Conv conv, FoldedConv folded, byte activation, Map x) {
        boolean depthwise = conv.depthwise();
        Window window = conv.window();
        Map padded = window.symmetric() ? padded(conv.name() + ".pad", window.padBegin(), window.padEnd(), x) : x;
        int[] learned = numbers.learned(conv.name(), Kernel.of(conv, folded), padded.tensor());
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
                    out.addByte(depthwise ? 4 : 3, activation, 0);
                    return out.endTable();
                },
                y.tensor(),
                padded.tensor(),
                learned[0],
                learned[1]);
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
        Map y = alike(x, name, begin + x.size() + end);
        model.operator(TfliteOperator.PAD, out -> 0, y.tensor(), x.tensor(), sides);
        return y;
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
        Map y = alike(x, name + ".crop", size);
        model.operator(TfliteOperator.SLICE, out -> 0, y.tensor(), pooled.tensor(), begin, sizes);
        return y;
    }

    private Map same(TfliteOperator operator, String name, Window window, Map x) {
        Map y = alike(x, name, window.outSize());
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
        Optional<Activation> activation = squeeze.activation().present();
        Map reduced = conv(squeeze.reduce(), plain(squeeze.reduce()), own(activation), mean);
        reduced = behind(activation, squeeze.name() + ".act", reduced);
        Map expanded = conv(squeeze.expand(), plain(squeeze.expand()), NONE, reduced);
        String name = squeeze.name() + ".gate";
        Map gate = squeeze.gate() == Gate.SIGMOID ? logistic(name, expanded) : hardSigmoid(name, expanded);
        return product(squeeze.name() + ".scale", x, gate);
    }

    private Map product(String name, Map x, Map gate) {
        Map y = like(x, name);
        model.operator(TfliteOperator.MUL, fused(NONE), y.tensor(), x.tensor(), gate.tensor());
        return y;
    }

    private Map logistic(String name, Map x) {
        Map y = new Map(numbers.logistic(name, axes(x.size(), x.channels())), x.size(), x.channels());
        model.operator(TfliteOperator.LOGISTIC, out -> 0, y.tensor(), x.tensor());
        return y;
    }

    private FoldedConv plain(Conv conv) {
        return new FoldedConv(
                weights.get(conv.name() + ".weight").values(),
                weights.get(conv.name() + ".bias").values());
    }

    private Map hardSigmoid(String name, Map x) {
        if (three < 0) {
            three = numbers.constant("three", 3);
            sixth = numbers.constant("sixth", 1 / 6f);
        }
        Map limited = sum(name + ".limited", RELU6, x, three);
        return product(name, limited, new Map(sixth, 0, 1));
    }

    private Map sum(String name, byte activation, Map x, int other) {
        int[] axes = axes(x.size(), x.channels());
        Map y = new Map(numbers.sum(name, x.tensor(), other, axes), x.size(), x.channels());
        model.operator(TfliteOperator.ADD, fused(activation), y.tensor(), x.tensor(), other);
        return y;
    }

    @Override
    public Map dropBranch(BlockPlan block, Map branch) {
        return branch;
    }

    @Override
    public Map sum(BlockPlan block, Map branch, Map shortcut) {
        return sum(block.name() + ".add", NONE, branch, shortcut.tensor());
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
        if (rowsAndColumns < 0) {
            rowsAndColumns = model.constant("axes", 1, 2);
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
                rowsAndColumns);
    }

    @Override
    public Map features(Dense dense, Map x) {
        return behind(dense.activation(), dense.name() + ".act", dense(dense, dense.name(), x));
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
        int[] learned = numbers.learned(dense.name(), Kernel.of(dense, weights), x.tensor());
        Map y = map(name, 0, dense.out());
        model.operator(
                TfliteOperator.FULLY_CONNECTED,
                fused(own(dense.activation())),
                y.tensor(),
                x.tensor(),
                learned[0],
                learned[1]);
        return y;
    }

    /** The activation, where an operator before it computes it too. */
    private static byte own(Optional<Activation> activation) {
        return activation
                .map(which -> switch (which) {
                    case RELU -> RELU;
                    case RELU6 -> RELU6;
                    case SWISH, HSWISH -> NONE;
                })
                .orElse(NONE);
    }

    /** The activation, where the operator before it did not compute it. */
    private Map behind(Optional<Activation> activation, String name, Map x) {
        return own(activation) == NONE ? activated(activation, name, x) : x;
    }

    private Map activated(Optional<Activation> activation, String name, Map x) {
        if (activation.isEmpty()) {
            return x;
        }
        return switch (activation.get()) {
            case RELU -> plain(TfliteOperator.RELU, name, x);
            case RELU6 -> plain(TfliteOperator.RELU6, name, x);
            case HSWISH -> plain(TfliteOperator.HARD_SWISH, name, x);
            case SWISH -> product(name, x, logistic(name + ".sigmoid", x));
        };
    }

    /** An operator without options that changes each number alone. */
    private Map plain(TfliteOperator operator, String name, Map x) {
        Map y = like(x, name);
        model.operator(operator, out -> 0, y.tensor(), x.tensor());
        return y;
    }

    /** Options whose first field is the activation behind the operator. */
    private static TfliteModel.Options fused(byte activation) {
        return out -> {
            out.startTable(1);
            out.addByte(0, activation, 0);
            return out.endTable();
        };
    }

    private Map like(Map x, String name) {
        return map(name, x.size(), x.channels());
    }

    private Map map(String name, int size, int channels) {
        return new Map(numbers.flowing(name, axes(size, channels)), size, channels);
    }

    /** Made of the same numbers, with another size. */
    private Map alike(Map x, String name, int size) {
        return new Map(numbers.alike(x.tensor(), name, axes(size, x.channels())), size, x.channels());
    }

    private static int[] axes(int size, int channels) {
        return size == 0 ? new int[] {channels} : new int[] {size, size, channels};
    }
}
