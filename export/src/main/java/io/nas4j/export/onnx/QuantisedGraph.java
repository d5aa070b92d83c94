package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
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
    private static final int MOST = 127;
    private static final float MOST_BIAS = 1 << 30;

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
        float[] scales = constants.containsKey(weight(node)) ? scales(node) : new float[0];
        for (int i = 0; i < node.getInputCount(); i++) {
            String input = node.getInput(i);
            if (!constants.containsKey(input)) {
                changed.setInput(i, dequantised.computeIfAbsent(input, this::activation));
            } else {
                changed.setInput(i, i == WEIGHT ? weight(input, scales) : bias(input, node.getInput(0), scales));
            }
        }
        graph.addNode(changed);
    }

    private static String weight(NodeProto node) {
        return node.getInputCount() > WEIGHT ? node.getInput(WEIGHT) : "";
    }

    /** Of each output channel's weights: so that the largest is 127, and the bias fits into 32 bits. */
    private float[] scales(NodeProto node) {
        TensorProto tensor = constant(weight(node));
        float[] values = values(tensor);
        float[] bias = values(constant(node.getInput(BIAS)));
        float flowing = range(node.getInput(0)).scale();
        float[] scales = new float[bias.length];
        int each = values.length / scales.length;
        for (int i = 0; i < values.length; i++) {
            scales[i / each] = Math.max(scales[i / each], Math.abs(values[i]) / MOST);
        }
        for (int c = 0; c < scales.length; c++) {
            float least = Math.abs(bias[c]) / flowing / MOST_BIAS;
            scales[c] = Math.max(scales[c], Math.max(least, Float.MIN_NORMAL));
        }
        return scales;
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

    private String weight(String name, float[] scales) {
        TensorProto tensor = constant(name);
        float[] values = values(tensor);
        int each = values.length / scales.length;
        byte[] rounded = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (byte) Math.max(-MOST, Math.min(MOST, Math.rint(values[i] / scales[i / each])));
        }
        String quantised = bytes(name + ".quantised", tensor.getDimsList(), rounded);
        List<Long> channels = List.of((long) scales.length);
        String scale = floats(name + ".scale", channels, scales);
        String zero = bytes(name + ".zero_point", channels, new byte[scales.length]);
        return node("DequantizeLinear", name + ".dequantised", List.of(quantised, scale, zero), ofChannels());
    }

    private static AttributeProto ofChannels() {
        return OnnxGraph.number("axis", 0);
    }

    private String bias(String name, String activation, float[] ofWeights) {
        float[] values = values(constant(name));
        float[] scales = new float[values.length];
        ByteBuffer rounded = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int c = 0; c < values.length; c++) {
            scales[c] = ofWeights[c] * range(activation).scale();
            rounded.putInt((int) Math.rint((double) values[c] / scales[c]));
        }
        List<Long> channels = List.of((long) values.length);
        String quantised = constant(name + ".quantised", TensorProto.DataType.INT32, channels, rounded.array());
        String scale = floats(name + ".scale", channels, scales);
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
