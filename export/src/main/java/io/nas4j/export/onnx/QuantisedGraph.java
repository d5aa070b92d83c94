package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.nas4j.export.quantisation.RoundedWeights;
import io.nas4j.export.quantisation.ValueRange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A float graph with pairs of QuantizeLinear and DequantizeLinear at the inputs of the operators that ONNX Runtime has for 8
 * bits. A runtime computes each of these with integers; one that does not know how computes the same with floats. What flows
 * has one scale a tensor and its own zero point. Weights have one scale an output channel and zero point 0, biases the
 * product of both scales, in 32 bits.
 */
final class QuantisedGraph {

    /** DequantizeLinear has scales of channels from here on. */
    static final int OLDEST_OPERATOR_SET = 13;

    private static final Set<String> OPERATORS =
            Set.of("Conv", "Gemm", "Add", "Mul", "Sigmoid", "HardSwish", "MaxPool", "AveragePool", "GlobalAveragePool");

    private static final int WEIGHT = 1;
    private static final int BIAS = 2;

    private final Map<String, TensorProto> constants;
    private final Map<String, ValueRange> ranges;
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Map<String, String> dequantised = new HashMap<>();

    private QuantisedGraph(Map<String, TensorProto> constants, Map<String, ValueRange> ranges) {
        this.constants = constants;
        this.ranges = ranges;
    }

    /** Names of what flows into those operators, each once, in the order of the graph. */
    static List<String> inputs(GraphProto graph) {
        Set<String> constants = constants(graph).keySet();
        Set<String> inputs = new LinkedHashSet<>();
        for (NodeProto node : graph.getNodeList()) {
            if (OPERATORS.contains(node.getOpType())) {
                node.getInputList().stream()
                        .filter(input -> !constants.contains(input))
                        .forEach(inputs::add);
            }
        }
        return List.copyOf(inputs);
    }

    /**
     * The graph with 8-bit numbers.
     *
     * @param ranges of all {@link #inputs}
     */
    static GraphProto of(GraphProto graph, Map<String, ValueRange> ranges) {
        QuantisedGraph quantised = new QuantisedGraph(constants(graph), ranges);
        graph.getNodeList().forEach(quantised::add);
        return quantised.finish(graph);
    }

    private static Map<String, TensorProto> constants(GraphProto graph) {
        return graph.getInitializerList().stream().collect(Collectors.toMap(TensorProto::getName, Function.identity()));
    }

    private void add(NodeProto node) {
        if (!OPERATORS.contains(node.getOpType())) {
            graph.addNode(node);
            return;
        }
        NodeProto.Builder changed = node.toBuilder();
        for (int i = 0; i < node.getInputCount(); i++) {
            String input = node.getInput(i);
            if (!constants.containsKey(input)) {
                changed.setInput(i, dequantised.computeIfAbsent(input, this::activation));
            }
        }
        if (node.getInputCount() > BIAS) {
            String weight = node.getInput(WEIGHT);
            String bias = node.getInput(BIAS);
            RoundedWeights rounded = rounded(constant(weight), constant(bias), range(node.getInput(0)));
            changed.setInput(WEIGHT, weight(weight, rounded)).setInput(BIAS, bias(bias, rounded));
        }
        graph.addNode(changed);
    }

    private static RoundedWeights rounded(TensorProto weight, TensorProto bias, ValueRange flowing) {
        float[] weights = values(weight);
        float[] biases = values(bias);
        int channels = biases.length;
        return RoundedWeights.of(weights, biases, channels, weights.length / channels, flowing.scale());
    }

    private ValueRange range(String tensor) {
        return Objects.requireNonNull(ranges.get(tensor), tensor);
    }

    private TensorProto constant(String name) {
        return Objects.requireNonNull(constants.get(name), name);
    }

    private String activation(String tensor) {
        ValueRange range = range(tensor);
        String scale = floats(tensor + ".scale", List.of(), range.scale());
        String zero = bytes(tensor + ".zero_point", List.of(), new byte[] {range.zeroPoint()});
        String quantised = node("QuantizeLinear", tensor + ".quantised", List.of(tensor, scale, zero));
        return node("DequantizeLinear", tensor + ".dequantised", List.of(quantised, scale, zero));
    }

    private String weight(String name, RoundedWeights rounded) {
        String quantised = bytes(name + ".quantised", constant(name).getDimsList(), rounded.weights());
        List<Long> channels = List.of((long) rounded.scales().length);
        String scale = floats(name + ".scale", channels, rounded.scales());
        String zero = bytes(name + ".zero_point", channels, new byte[rounded.scales().length]);
        return node("DequantizeLinear", name + ".dequantised", List.of(quantised, scale, zero), ofChannels());
    }

    private static AttributeProto ofChannels() {
        return OnnxGraph.number("axis", 0);
    }

    private String bias(String name, RoundedWeights rounded) {
        int[] numbers = rounded.bias();
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers);
        List<Long> channels = List.of((long) numbers.length);
        String quantised = constant(name + ".quantised", TensorProto.DataType.INT32, channels, bytes.array());
        String scale = floats(name + ".scale", channels, rounded.biasScales());
        return node("DequantizeLinear", name + ".dequantised", List.of(quantised, scale), ofChannels());
    }

    private String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(List.of(attributes)));
        return name;
    }

    private static float[] values(TensorProto tensor) {
        ByteString bytes = tensor.getRawData();
        float[] values = new float[bytes.size() / Float.BYTES];
        bytes.asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private String floats(String name, List<Long> shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, shape, bytes.array());
    }

    private String bytes(String name, List<Long> shape, byte[] values) {
        return constant(name, TensorProto.DataType.INT8, shape, values);
    }

    private String constant(String name, TensorProto.DataType type, List<Long> shape, byte[] bytes) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(shape)
                .setRawData(ByteString.copyFrom(bytes)));
        return name;
    }

    /** With the names, the input and the output of the float graph, and those of its constants that are still read. */
    private GraphProto finish(GraphProto floats) {
        Set<String> read = new HashSet<>();
        graph.getNodeList().forEach(node -> read.addAll(node.getInputList()));
        floats.getInitializerList().stream()
                .filter(constant -> read.contains(constant.getName()))
                .forEach(graph::addInitializer);
        return graph.setName(floats.getName())
                .addAllInput(floats.getInputList())
                .addAllOutput(floats.getOutputList())
                .build();
    }
}
