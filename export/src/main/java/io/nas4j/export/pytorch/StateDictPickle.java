package io.nas4j.export.pytorch;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The pickle of a state dict: a {@code dict} of names and tensors. {@code torch.save} has an {@code OrderedDict}, which LibTorch
 * reads as nothing; Python takes both. A tensor is a call of
 * {@code torch._utils._rebuild_tensor_v2} with a storage, an offset, a shape and strides; a storage is named by a persistent id.
 * Protocol 2 (CPython, Lib/pickletools.py has its operations).
 */
final class StateDictPickle {

    private static final int PROTOCOL = 0x80;
    private static final char GLOBAL = 'c';
    private static final char EMPTY_DICT = '}';
    private static final char EMPTY_TUPLE = ')';
    private static final char MARK = '(';
    private static final char TUPLE = 't';
    private static final char REDUCE = 'R';
    private static final char UNICODE = 'X';
    private static final char INT4 = 'J';
    private static final char PERSISTENT_ID = 'Q';
    private static final char SET_ITEMS = 'u';
    private static final char STOP = '.';
    private static final int FALSE = 0x89;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private StateDictPickle() {}

    static byte[] of(Weights weights) {
        StateDictPickle pickle = new StateDictPickle();
        pickle.out.write(PROTOCOL);
        pickle.out.write(2);
        pickle.out.write(EMPTY_DICT);
        pickle.out.write(MARK);
        int number = 0;
        for (Map.Entry<String, Tensor> named : weights.tensors().entrySet()) {
            pickle.text(named.getKey());
            pickle.tensor(named.getValue(), number++);
        }
        pickle.out.write(SET_ITEMS);
        pickle.out.write(STOP);
        return pickle.out.toByteArray();
    }

    private void tensor(Tensor tensor, int storage) {
        global("torch._utils", "_rebuild_tensor_v2");
        out.write(MARK);
        storage(storage, tensor.values().length);
        number(0);
        numbers(tensor.shape());
        numbers(strides(tensor.shape()));
        out.write(FALSE); // needs no gradient: a parameter that takes the numbers has one of its own
        orderedDict(); // hooks
        out.write(TUPLE);
        out.write(REDUCE);
    }

    private void storage(int number, int numbers) {
        out.write(MARK);
        text("storage");
        global("torch", "FloatStorage");
        text(Integer.toString(number));
        text("cpu");
        number(numbers);
        out.write(TUPLE);
        out.write(PERSISTENT_ID);
    }

    private static List<Integer> strides(List<Integer> shape) {
        Integer[] strides = new Integer[shape.size()];
        int stride = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        return List.of(strides);
    }

    private void orderedDict() {
        global("collections", "OrderedDict");
        out.write(EMPTY_TUPLE);
        out.write(REDUCE);
    }

    private void global(String module, String name) {
        out.write(GLOBAL);
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(UNICODE);
        out.writeBytes(fourBytes(bytes.length));
        out.writeBytes(bytes);
    }

    private void numbers(List<Integer> values) {
        out.write(MARK);
        values.forEach(this::number);
        out.write(TUPLE);
    }

    private void number(int value) {
        out.write(INT4);
        out.writeBytes(fourBytes(value));
    }

    private static byte[] fourBytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
