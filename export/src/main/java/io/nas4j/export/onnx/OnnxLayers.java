package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.nas4j.core.weights.NumberType;
import io.nas4j.core.weights.Tensor;
import io.nas4j.export.source.ForeignLayer;
import io.nas4j.export.source.ForeignLayer.Kind;
import io.nas4j.space.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The layers of a graph that have weights, in the order of its nodes, which is one in which data flows
 * (onnx/onnx docs/IR.md).
 */
final class OnnxLayers {

    private static final Map<TensorProto.DataType, NumberType> TYPES = Map.of(
            TensorProto.DataType.FLOAT, NumberType.F32,
            TensorProto.DataType.DOUBLE, NumberType.F64,
            TensorProto.DataType.FLOAT16, NumberType.F16,
            TensorProto.DataType.BFLOAT16, NumberType.BF16);

    /** What ONNX's BatchNormalization has where a node does not say it. */
    private static final float USUAL_EPSILON = 1e-5f;

    private final Map<String, TensorProto> constants = new HashMap<>();
    private final List<ForeignLayer> layers = new ArrayList<>();
    private final Set<Double> epsilons = new TreeSet<>();
    private boolean symmetric;

    /** Reads all nodes. */
    OnnxLayers(GraphProto graph) {
        graph.getInitializerList().forEach(constant -> constants.put(constant.getName(), constant));
        graph.getNodeList().forEach(this::node);
    }

    List<ForeignLayer> layers() {
        return List.copyOf(layers);
    }

    /** Every epsilon that a batch norm has. */
    Set<Double> epsilons() {
        return Set.copyOf(epsilons);
    }

    /** Whether a convolution with a stride has equal padding on all sides. */
    boolean symmetric() {
        return symmetric;
    }

    private void node(NodeProto node) {
        switch (node.getOpType()) {
            case "Constant" ->
                attribute(node, "value").ifPresent(value -> constants.put(node.getOutput(0), value.getT()));
            case "Identity", "Cast" -> alias(node);
            case "Conv" -> convolution(node);
            case "BatchNormalization" -> {
                Optional<AttributeProto> epsilon = attribute(node, "epsilon");
                float value = epsilon.map(AttributeProto::getF).orElse(USUAL_EPSILON);
                epsilons.add(new BigDecimal(value).round(MathContext.DECIMAL32).doubleValue()); // of a 32-bit number
                add(node, Kind.BATCH_NORM, 1, tensors(node, 1, node.getInputCount()));
            }
            case "Gemm" -> {
                List<Tensor> tensors = tensors(node, 1, node.getInputCount());
                boolean transposed =
                        attribute(node, "transB").map(AttributeProto::getI).orElse(0L) == 1;
                dense(node, tensors, transposed);
            }
            case "MatMul" -> {
                if (constants.containsKey(node.getInput(1))) {
                    dense(node, tensors(node, 1, 2), false);
                }
            }
            case "Add" -> bias(node);
            default -> {
                // has no weights, or the layers after it are missing one
            }
        }
    }

    private void alias(NodeProto node) {
        TensorProto constant = constants.get(node.getInput(0));
        if (constant != null) {
            constants.put(node.getOutput(0), constant);
        }
    }

    private void convolution(NodeProto node) {
        List<Long> strides =
                attribute(node, "strides").map(AttributeProto::getIntsList).orElse(List.of(1L));
        List<Long> pads =
                attribute(node, "pads").map(AttributeProto::getIntsList).orElse(List.of(0L));
        int stride = strides.get(0).intValue();
        symmetric |= stride > 1 && pads.get(0) > 0 && pads.stream().distinct().count() == 1;
        add(node, Kind.CONVOLUTION, stride, tensors(node, 1, node.getInputCount()));
    }

    private void dense(NodeProto node, List<Tensor> tensors, boolean outFirst) {
        List<Tensor> turned = new ArrayList<>(tensors);
        if (!outFirst && tensors.get(0).shape().size() == 2) {
            turned.set(0, transposed(tensors.get(0)));
        }
        add(node, Kind.DENSE, 1, turned);
    }

    /** The bias of a dense layer is a node of its own behind a MatMul. */
    private void bias(NodeProto node) {
        int last = layers.size() - 1;
        Optional<TensorProto> constant = node.getInputList().stream()
                .filter(constants::containsKey)
                .map(constants::get)
                .findFirst();
        if (constant.isPresent()
                && last >= 0
                && layers.get(last).kind() == Kind.DENSE
                && layers.get(last).tensors().size() == 1) {
            ForeignLayer dense = layers.get(last);
            layers.set(
                    last,
                    new ForeignLayer(
                            dense.name(), Kind.DENSE, 1, List.of(dense.tensors().get(0), tensor(constant.get()))));
        }
    }

    private void add(NodeProto node, Kind kind, int stride, List<Tensor> tensors) {
        layers.add(new ForeignLayer(node.getInput(1), kind, stride, tensors));
    }

    private List<Tensor> tensors(NodeProto node, int from, int to) {
        List<Tensor> tensors = new ArrayList<>();
        for (String name : node.getInputList().subList(from, to)) {
            TensorProto constant = constants.get(name);
            if (constant == null) {
                throw new InvalidInputException("must have all weights as constants, but " + name + " of "
                        + node.getOpType() + " " + node.getName() + " is computed");
            }
            tensors.add(tensor(constant));
        }
        return tensors;
    }

    private static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    private static Tensor transposed(Tensor tensor) {
        int in = tensor.shape().get(0);
        int out = tensor.shape().get(1);
        float[] values = new float[in * out];
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) {
                values[o * in + i] = tensor.values()[i * out + o];
            }
        }
        return new Tensor(List.of(out, in), values);
    }

    private static Tensor tensor(TensorProto constant) {
        NumberType type = TYPES.get(TensorProto.DataType.forNumber(constant.getDataType()));
        List<Integer> shape =
                constant.getDimsList().stream().map(Long::intValue).toList();
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (type == null || constant.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            throw new InvalidInputException("tensor " + constant.getName() + " must be of type " + TYPES.keySet()
                    + " and in the file itself, but is of type "
                    + TensorProto.DataType.forNumber(constant.getDataType())
                    + (type == null ? "" : " and in another file"));
        }
        ByteBuffer raw = constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        boolean listed = type == NumberType.F32 && constant.getFloatDataCount() > 0;
        long given = listed ? constant.getFloatDataCount() : raw.remaining() / type.bytes();
        if (given != size) {
            throw new InvalidInputException("tensor " + constant.getName() + " of shape " + shape + " must have " + size
                    + " numbers, but has " + given);
        }
        float[] values = new float[(int) size];
        if (listed) {
            for (int i = 0; i < values.length; i++) {
                values[i] = constant.getFloatData(i);
            }
        } else {
            type.read(raw, values, 0, values.length);
        }
        return new Tensor(shape, values);
    }
}
