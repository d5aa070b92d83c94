package io.nas4j.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.MbConv;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import java.util.List;

/**
 * Lays a network out as ONNX nodes of operator set 17, for inference: dropout and drop-connect are not there, batch
 * norms use running statistics and stay nodes of their own, which every runtime folds when it loads the file. Constants
 * carry the names of the network's tensors.
 */
final class OnnxNetwork {

    private static final String RELU6_MIN = "relu6.min";
    private static final String RELU6_MAX = "relu6.max";

    private final NetworkPlan plan;
    private final Weights weights;
    private final OnnxGraph graph = new OnnxGraph("nas4j");

    private OnnxNetwork(NetworkPlan plan, Weights weights) {
        this.plan = plan;
        this.weights = weights;
    }

    /** The whole graph, from raw pixels to logits. */
    static GraphProto build(NetworkPlan plan, Weights weights, InputNormalisation normalisation) {
        return new OnnxNetwork(plan, weights).build(normalisation);
    }

    private GraphProto build(InputNormalisation normalisation) {
        plan.parameters().forEach(spec -> graph.constant(spec.name(), weights.get(spec.name())));
        if (plan.architecture().activation() == Activation.RELU6) {
            graph.constant(RELU6_MIN, new Tensor(List.of(), new float[] {0}));
            graph.constant(RELU6_MAX, new Tensor(List.of(), new float[] {6}));
        }
        String x = unit(plan.stem(), normalised(normalisation));
        for (MbConv block : plan.blocks()) {
            x = block(block, x);
        }
        classifier(unit(plan.head(), x));
        return graph.build();
    }

    /** Raw pixels, minus {@code 255 * mean}, over {@code 255 * deviation}. */
    private String normalised(InputNormalisation normalisation) {
        int channels = plan.architecture().input().channels();
        int size = plan.architecture().input().resolution();
        String image = graph.input(
                OnnxExporter.INPUT, "pixels from 0 to 255, [N, channels, rows, columns]", channels, size, size);
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

    private String block(MbConv block, String in) {
        String x = in;
        if (block.expand().isPresent()) {
            x = unit(block.expand().get(), x);
        }
        x = unit(block.depthwise(), x);
        if (block.squeezeExcite().isPresent()) {
            x = squeezeExcite(block.squeezeExcite().get(), x);
        }
        x = unit(block.project(), x);
        return block.residual() ? graph.node("Add", block.name() + ".add", List.of(x, in)) : x;
    }

    private String squeezeExcite(SqueezeExcite se, String x) {
        String mean = graph.node("GlobalAveragePool", se.name() + ".mean", List.of(x));
        String squeezed = activation(se.activation(), se.name(), conv(se.reduce(), mean));
        String gate = graph.node("Sigmoid", se.name() + ".gate", List.of(conv(se.expand(), squeezed)));
        return graph.node("Mul", se.name() + ".scale", List.of(x, gate));
    }

    private String unit(ConvUnit unit, String x) {
        String bn = unit.batchNorm();
        String normed = graph.node(
                "BatchNormalization",
                bn,
                List.of(conv(unit.conv(), x), bn + ".gamma", bn + ".beta", bn + ".mean", bn + ".variance"),
                OnnxGraph.number(
                        "epsilon", (float) plan.architecture().batchNorm().epsilon()));
        return unit.activation().isPresent() ? activation(unit.activation().get(), unit.name(), normed) : normed;
    }

    /** ONNX's own SAME_UPPER would do, but explicit pads are understood by every converter. */
    private String conv(Conv conv, String x) {
        String weight = conv.name() + ".weight";
        int begin = conv.padBegin();
        int end = conv.padEnd();
        AttributeProto[] attributes = {
            OnnxGraph.numbers("kernel_shape", conv.kernel(), conv.kernel()),
            OnnxGraph.numbers("strides", conv.stride(), conv.stride()),
            OnnxGraph.numbers("pads", begin, begin, end, end),
            OnnxGraph.number("group", conv.groups())
        };
        List<String> inputs = conv.bias() ? List.of(x, weight, conv.name() + ".bias") : List.of(x, weight);
        return graph.node("Conv", conv.name(), inputs, attributes);
    }

    private String activation(Activation activation, String name, String x) {
        return switch (activation) {
            case RELU -> graph.node("Relu", name + ".relu", List.of(x));
            case RELU6 -> graph.node("Clip", name + ".relu6", List.of(x, RELU6_MIN, RELU6_MAX));
            case SWISH -> {
                String sigmoid = graph.node("Sigmoid", name + ".sigmoid", List.of(x));
                yield graph.node("Mul", name + ".swish", List.of(x, sigmoid));
            }
        };
    }

    private void classifier(String x) {
        Dense dense = plan.classifier();
        String mean = graph.node("GlobalAveragePool", "pool", List.of(x));
        String flat = graph.node("Flatten", "flatten", List.of(mean), OnnxGraph.number("axis", 1));
        graph.node(
                "Gemm",
                OnnxExporter.OUTPUT,
                List.of(flat, dense.name() + ".weight", dense.name() + ".bias"),
                OnnxGraph.number("transB", 1));
        graph.output(OnnxExporter.OUTPUT, "one number for each class, before softmax", dense.out());
    }
}
