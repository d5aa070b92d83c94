package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.FoldedConv;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays a network out as ONNX nodes, for inference: dropout and drop-connect are not there, batch
 * norms use running statistics and stay nodes of their own, which every runtime folds when it loads the file. Constants
 * carry the names of the network's tensors.
 */
final class OnnxNetwork implements NetworkBuilder<String> {

    private static final String RELU6_MIN = "relu6.min";
    private static final String RELU6_MAX = "relu6.max";

    private final NetworkPlan plan;
    private final Weights weights;
    private final OnnxSettings settings;
    private final OnnxGraph graph = new OnnxGraph("nas4j");
    private boolean clips;

    private OnnxNetwork(NetworkPlan plan, Weights weights, OnnxSettings settings) {
        this.plan = plan;
        this.weights = weights;
        this.settings = settings;
    }

    /** The whole graph, from raw pixels to logits. */
    static GraphProto build(
            NetworkPlan plan, Weights weights, InputNormalisation normalisation, OnnxSettings settings) {
        return new OnnxNetwork(plan, weights, settings).build(normalisation);
    }

    private GraphProto build(InputNormalisation normalisation) {
        if (settings.half()) {
            String images = cast("normalise.half", normalised(normalisation), TensorProto.DataType.FLOAT16);
            cast(OnnxExporter.OUTPUT, DataFlow.through(plan, this, images), TensorProto.DataType.FLOAT);
        } else {
            if (!settings.folded()) {
                plan.parameters().forEach(spec -> graph.constant(spec.name(), weights.get(spec.name())));
            }
            DataFlow.through(plan, this, normalised(normalisation));
        }
        graph.output(
                OnnxExporter.OUTPUT,
                "one number for each class, before softmax",
                plan.classifier().out());
        return graph.build();
    }

    /** Raw pixels, minus {@code 255 * mean}, over {@code 255 * deviation}. */
    private String normalised(InputNormalisation normalisation) {
        int channels = plan.architecture().input().channels();
        int size = plan.architecture().input().resolution();
        String image = graph.input(
                OnnxExporter.INPUT,
                "raw pixels from 0 to 255, not normalised, [N, channels, rows, columns]",
                channels,
                size,
                size);
        List<Integer> shape = List.of(1, channels, 1, 1);
        String mean = graph.constant("normalise.mean", new Tensor(shape, bytes(normalisation.mean())));
        String deviation = graph.constant("normalise.deviation", new Tensor(shape, bytes(normalisation.deviation())));
        String centred = graph.node("Sub", "normalise.centre", List.of(image, mean));
        return graph.node("Div", "normalise.scale", List.of(centred, deviation));
    }

    private static float[] bytes(List<Double> fractions) {
        float[] bytes = new float[fractions.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (float) (255 * fractions.get(i));
        }
        return bytes;
    }

    private String cast(String name, String x, TensorProto.DataType type) {
        return graph.node("Cast", name, List.of(x), OnnxGraph.number("to", type.getNumber()));
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        if (settings.folded()) {
            Conv conv = unit.conv();
            FoldedConv folded =
                    FoldedConv.of(unit, weights, plan.architecture().batchNorm().epsilon());
            Tensor weight = weights.get(conv.name() + ".weight");
            constant(conv.name() + ".weight", new Tensor(weight.shape(), folded.kernel()));
            constant(conv.name() + ".bias", new Tensor(List.of(conv.out()), folded.bias()));
            return activated(unit.activation(), unit.name(), conv(conv, true, x));
        }
        String bn = unit.batchNorm();
        String normed = graph.node(
                "BatchNormalization",
                bn,
                List.of(conv(unit.conv(), false, x), bn + ".gamma", bn + ".beta", bn + ".mean", bn + ".variance"),
                OnnxGraph.number(
                        "epsilon", (float) plan.architecture().batchNorm().epsilon()));
        return activated(unit.activation(), unit.name(), normed);
    }

    /** Of ONNX's pools, none lets padding win, and none counts it unless an attribute says so. */
    @Override
    public String maximum(Window window, String x) {
        return moving("MaxPool", "stem.pool", List.of(x), window);
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        String mean = graph.node("GlobalAveragePool", squeeze.name() + ".mean", List.of(x));
        String squeezed = activated(squeeze.activation().present(), squeeze.name(), point(squeeze.reduce(), mean));
        String gate = gate(squeeze.gate(), squeeze.name() + ".gate", point(squeeze.expand(), squeezed));
        return graph.node("Mul", squeeze.name() + ".scale", List.of(x, gate));
    }

    @Override
    public String dropBranch(BlockPlan block, String branch) {
        return branch;
    }

    /** Padding does not count, as in {@link #maximum}. */
    @Override
    public String mean(BlockPlan block, Window window, String input) {
        return moving("AveragePool", block.name() + ".pool", List.of(input), window);
    }

    @Override
    public String sum(BlockPlan block, String branch, String shortcut) {
        return graph.node("Add", block.name() + ".add", List.of(branch, shortcut));
    }

    @Override
    public String activation(BlockPlan block, Activation activation, String x) {
        return activated(activation.present(), block.name(), x);
    }

    @Override
    public String globalMean(String x) {
        String mean = graph.node("GlobalAveragePool", "pool", List.of(x));
        return graph.node("Flatten", "flatten", List.of(mean), OnnxGraph.number("axis", 1));
    }

    @Override
    public String features(Dense dense, String x) {
        return activated(dense.activation(), dense.name(), dense(dense, dense.name(), x));
    }

    @Override
    public String dropout(double rate, String x) {
        return x;
    }

    @Override
    public String classifier(Dense dense, String x) {
        return dense(dense, settings.half() ? dense.name() : OnnxExporter.OUTPUT, x);
    }

    private String gate(Gate gate, String name, String x) {
        return switch (gate) {
            case SIGMOID -> graph.node("Sigmoid", name, List.of(x));
            case HARD_SIGMOID -> hardSigmoid(name, x);
        };
    }

    private String hardSigmoid(String name, String x) {
        return graph.node(
                "HardSigmoid", name, List.of(x), OnnxGraph.number("alpha", 1 / 6f), OnnxGraph.number("beta", 0.5f));
    }

    /** A convolution that has its bias from the network. */
    private String point(Conv conv, String x) {
        own(conv.name());
        return conv(conv, true, x);
    }

    /** Adds weight and bias, unless all tensors are there already. */
    private void own(String name) {
        if (settings.folded()) {
            constant(name + ".weight", weights.get(name + ".weight"));
            constant(name + ".bias", weights.get(name + ".bias"));
        }
    }

    private void constant(String name, Tensor tensor) {
        if (settings.half()) {
            graph.halfConstant(name, tensor);
        } else {
            graph.constant(name, tensor);
        }
    }

    private String conv(Conv conv, boolean biased, String x) {
        String weight = conv.name() + ".weight";
        List<String> inputs = biased ? List.of(x, weight, conv.name() + ".bias") : List.of(x, weight);
        return moving("Conv", conv.name(), inputs, conv.window(), OnnxGraph.number("group", conv.groups()));
    }

    /** ONNX's own SAME_UPPER would do, but explicit pads are understood by every converter. */
    private String moving(String operator, String name, List<String> inputs, Window window, AttributeProto... others) {
        int begin = window.padBegin();
        int end = window.padEnd();
        List<AttributeProto> attributes = new ArrayList<>();
        attributes.add(OnnxGraph.numbers("kernel_shape", window.kernel(), window.kernel()));
        attributes.add(OnnxGraph.numbers("strides", window.stride(), window.stride()));
        attributes.add(OnnxGraph.numbers("pads", begin, begin, end, end));
        attributes.addAll(List.of(others));
        return graph.node(operator, name, inputs, attributes.toArray(AttributeProto[]::new));
    }

    private String activated(Optional<Activation> activation, String name, String x) {
        if (activation.isEmpty()) {
            return x;
        }
        return switch (activation.get()) {
            case RELU -> graph.node("Relu", name + ".relu", List.of(x));
            case RELU6 -> graph.node("Clip", name + ".relu6", limited(x));
            case SWISH -> {
                String sigmoid = graph.node("Sigmoid", name + ".sigmoid", List.of(x));
                yield graph.node("Mul", name + ".swish", List.of(x, sigmoid));
            }
            case HSWISH ->
                settings.hasHardSwish()
                        ? graph.node("HardSwish", name + ".hswish", List.of(x))
                        : graph.node("Mul", name + ".hswish", List.of(x, hardSigmoid(name + ".hsigmoid", x)));
        };
    }

    /** The inputs of a clip; its limits become constants when the first asks for them. */
    private List<String> limited(String x) {
        if (!clips) {
            limit(RELU6_MIN, 0);
            limit(RELU6_MAX, 6);
            clips = true;
        }
        return List.of(x, RELU6_MIN, RELU6_MAX);
    }

    private void limit(String name, float value) {
        constant(name, new Tensor(List.of(), new float[] {value}));
    }

    private String dense(Dense dense, String name, String x) {
        own(dense.name());
        return graph.node(
                "Gemm",
                name,
                List.of(x, dense.name() + ".weight", dense.name() + ".bias"),
                OnnxGraph.number("transB", 1));
    }
}
