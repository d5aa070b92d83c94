package io.nas4j.export.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that grows operator by operator, as the tables of TensorFlow Lite's schema. Numbers of fields and of types are those
 * of {@code schema.fbs}, version 3. A tensor is known by its number.
 */
final class TfliteModel {

    private static final String IDENTIFIER = "TFL3";
    private static final int SCHEMA = 3;
    private static final int ALIGNMENT = 16;
    private static final byte FLOAT32 = 0;
    private static final byte INT32 = 2;
    private static final byte INT8 = 9;

    private final FlatBufferBuilder out;
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Integer> tensors = new ArrayList<>();
    private final List<Integer> operators = new ArrayList<>();
    private final List<TfliteOperator> codes = new ArrayList<>();
    private boolean eightBits;

    /** Writes the fields of a table of options. */
    @FunctionalInterface
    interface Options {

        /** The table, finished: its offset; 0 where the operator has none. */
        int write(FlatBufferBuilder out);
    }

    /** @param bytes that the model will about have */
    TfliteModel(int bytes) {
        out = new FlatBufferBuilder(bytes);
        buffers.add(table(0)); // the buffer of all tensors without constants
    }

    /** A constant of float32 numbers. */
    int constant(String name, float[] values, int... shape) {
        ByteBuffer bytes = out.createUnintializedVector(1, Math.multiplyExact(values.length, Float.BYTES), ALIGNMENT);
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return tensor(name, FLOAT32, buffer(out.endVector()), 0, shape, shape);
    }

    /** A constant of 8-bit numbers. */
    int constant(String name, byte[] values, TfliteScale scale, int... shape) {
        out.createUnintializedVector(1, values.length, ALIGNMENT).put(values);
        return tensor(name, INT8, buffer(out.endVector()), quantisation(scale), shape, shape);
    }

    /** A constant vector of 32-bit numbers that stand for real ones. */
    int constant(String name, int[] values, TfliteScale scale) {
        int[] shape = {values.length};
        return tensor(name, INT32, buffer(vector(values)), quantisation(scale), shape, shape);
    }

    /** A constant vector of whole numbers. */
    int constant(String name, int... values) {
        return constant(name, values, new int[] {values.length});
    }

    /** A constant of whole numbers. */
    int constant(String name, int[] values, int[] shape) {
        return tensor(name, INT32, buffer(vector(values)), 0, shape, shape);
    }

    private int vector(int... values) {
        ByteBuffer bytes = out.createUnintializedVector(1, values.length * Integer.BYTES, ALIGNMENT);
        bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
        return out.endVector();
    }

    /** Fields of a table of quantisation: scales, zero points, the axis that the scales belong to. */
    private int quantisation(TfliteScale scale) {
        float[] scales = scale.scales();
        out.startVector(Float.BYTES, scales.length, Float.BYTES);
        for (int i = scales.length - 1; i >= 0; i--) {
            out.addFloat(scales[i]);
        }
        int written = out.endVector();
        out.startVector(Long.BYTES, scales.length, Long.BYTES);
        for (int i = 0; i < scales.length; i++) {
            out.addLong(scale.zeroPoint());
        }
        int zeros = out.endVector();
        out.startTable(7);
        out.addOffset(2, written, 0);
        out.addOffset(3, zeros, 0);
        out.addInt(6, scale.axis(), 0);
        return out.endTable();
    }

    private int buffer(int data) {
        out.startTable(1);
        out.addOffset(0, data, 0);
        buffers.add(out.endTable());
        return buffers.size() - 1;
    }

    /** What flows as float32: {@code [N, axes...]}, any N. */
    int flowing(String name, int... axes) {
        return tensor(name, FLOAT32, 0, 0, batch(1, axes), batch(-1, axes));
    }

    /** What flows as 8-bit numbers: {@code [N, axes...]}, any N. */
    int flowing(String name, TfliteScale scale, int... axes) {
        eightBits = true;
        return tensor(name, INT8, 0, quantisation(scale), batch(1, axes), batch(-1, axes));
    }

    private static int[] batch(int images, int... axes) {
        int[] all = new int[axes.length + 1];
        all[0] = images;
        System.arraycopy(axes, 0, all, 1, axes.length);
        return all;
    }

    private int tensor(String name, byte type, int buffer, int quantisation, int[] shape, int[] signature) {
        int named = out.createString(name);
        int shaped = numbers(shape);
        int signed = numbers(signature);
        out.startTable(8);
        out.addOffset(0, shaped, 0);
        out.addByte(1, type, 0);
        out.addInt(2, buffer, 0);
        out.addOffset(3, named, 0);
        out.addOffset(4, quantisation, 0);
        out.addOffset(7, signed, 0);
        tensors.add(out.endTable());
        return tensors.size() - 1;
    }

    /** Adds an operator with one output. */
    void operator(TfliteOperator operator, Options options, int output, int... inputs) {
        int written = options.write(out);
        int read = numbers(inputs);
        int made = numbers(output);
        if (!codes.contains(operator)) {
            codes.add(operator);
        }
        out.startTable(5);
        out.addInt(0, codes.indexOf(operator), 0);
        out.addOffset(1, read, 0);
        out.addOffset(2, made, 0);
        if (written != 0) {
            out.addByte(3, (byte) operator.options(), 0);
            out.addOffset(4, written, 0);
        }
        operators.add(out.endTable());
    }

    /** The whole model, in a buffer that is to be written from its position to its limit. */
    ByteBuffer finish(String description, int input, int... outputs) {
        int name = out.createString("main");
        int allTensors = offsets(tensors);
        int read = numbers(input);
        int made = numbers(outputs);
        int allOperators = offsets(operators);
        out.startTable(5);
        out.addOffset(0, allTensors, 0);
        out.addOffset(1, read, 0);
        out.addOffset(2, made, 0);
        out.addOffset(3, allOperators, 0);
        out.addOffset(4, name, 0);
        int graphs = offsets(List.of(out.endTable()));
        int allCodes = offsets(codes.stream().map(this::code).toList());
        int allBuffers = offsets(buffers);
        int described = out.createString(description);
        out.startTable(5);
        out.addInt(0, SCHEMA, 0);
        out.addOffset(1, allCodes, 0);
        out.addOffset(2, graphs, 0);
        out.addOffset(3, described, 0);
        out.addOffset(4, allBuffers, 0);
        out.finish(out.endTable(), IDENTIFIER);
        return out.dataBuffer();
    }

    private int code(TfliteOperator operator) {
        out.startTable(4);
        out.addByte(0, (byte) operator.code(), 0); // where readers of before 2020 look for it
        out.addInt(2, eightBits ? operator.versionOfBytes() : 1, 1);
        out.addInt(3, operator.code(), 0);
        return out.endTable();
    }

    private int table(int fields) {
        out.startTable(fields);
        return out.endTable();
    }

    private int numbers(int... values) {
        out.startVector(Integer.BYTES, values.length, Integer.BYTES);
        for (int i = values.length - 1; i >= 0; i--) {
            out.addInt(values[i]);
        }
        return out.endVector();
    }

    private int offsets(List<Integer> tables) {
        return out.createVectorOfTables(
                tables.stream().mapToInt(Integer::intValue).toArray());
    }
}
