package io.nas4j.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.platform.Fp16Conversions;
import com.google.protobuf.UnsafeByteOperations;
import io.nas4j.core.weights.Tensor;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.List;

/** A graph that grows node by node. Each node has one output, which carries the node's own name. */
final class OnnxGraph {

    private static final float LARGEST_HALF = 65_504;

    private final GraphProto.Builder graph = GraphProto.newBuilder();

    OnnxGraph(String name) {
        graph.setName(name);
    }

    /** Adds a node and returns its name, under which other nodes read its output. */
    String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(List.of(attributes)));
        return name;
    }

    /** Adds a constant, its numbers as raw little-endian bytes, and returns its name. */
    String constant(String name, Tensor tensor) {
        float[] values = tensor.values();
        byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        TensorProto.Builder constant = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(UnsafeByteOperations.unsafeWrap(bytes));
        tensor.shape().forEach(constant::addDims);
        graph.addInitializer(constant);
        return name;
    }

    /** Adds a constant of 16-bit numbers, each rounded to the nearest, and returns its name. */
    String halfConstant(String name, Tensor tensor) {
        float[] values = tensor.values();
        byte[] bytes = new byte[Math.multiplyExact(values.length, Short.BYTES)];
        ShortBuffer shorts =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        for (float value : values) {
            if (Math.abs(value) > LARGEST_HALF) {
                throw new InvalidInputException("16-bit numbers end at " + (int) LARGEST_HALF + ", but tensor " + name
                        + " has " + Decimals.text(value) + "; leave --half out");
            }
            shorts.put(Fp16Conversions.floatToFp16(value));
        }
        TensorProto.Builder constant = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT16.getNumber())
                .setRawData(UnsafeByteOperations.unsafeWrap(bytes));
        tensor.shape().forEach(constant::addDims);
        graph.addInitializer(constant);
        return name;
    }

    /** Declares the images, {@code [N, axes...]} with any N, and returns their name. */
    String input(String name, String meaning, Integer... axes) {
        graph.addInput(value(name, meaning, axes));
        return name;
    }

    /** Declares a node's output as the graph's, {@code [N, axes...]}. */
    void output(String name, String meaning, Integer... axes) {
        graph.addOutput(value(name, meaning, axes));
    }

    private static ValueInfoProto value(String name, String meaning, Integer... axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam("N");
        for (int axis : axes) {
            shape.addDimBuilder().setDimValue(axis);
        }
        TypeProto.Builder type = TypeProto.newBuilder();
        type.getTensorTypeBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(type)
                .setDocString(meaning)
                .build();
    }

    static AttributeProto numbers(String name, Integer... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (int value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static AttributeProto number(String name, int value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    GraphProto build() {
        return graph.build();
    }
}
