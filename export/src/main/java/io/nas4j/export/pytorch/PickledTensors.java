package io.nas4j.export.pytorch;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.InvalidInputException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns what a pickle holds into weights. */
final class PickledTensors {

    /** Keys under which training programs keep the weights beside other things. */
    private static final List<String> INNER = List.of("state_dict", "model");

    private static final int MOST_AXES = 8;

    private final Function<PickledStorage, ByteBuffer> bytes;
    private final Map<String, float[]> storages = new HashMap<>();

    /** @param bytes finds the numbers of a storage, in little-endian order */
    PickledTensors(Function<PickledStorage, ByteBuffer> bytes) {
        this.bytes = bytes;
    }

    /**
     * The tensors of a state dict.
     *
     * @param top what the pickle holds
     * @throws InvalidInputException where that is no dict of names and tensors
     */
    Weights weights(Object top) {
        Object dict = top;
        for (String key : INNER) {
            if (dict instanceof Map<?, ?> map && map.get(key) instanceof Map<?, ?> inner) {
                dict = inner;
            }
        }
        if (!(dict instanceof Map<?, ?> named)) {
            throw new InvalidInputException("must hold a dict of names and tensors, but holds another object");
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        named.forEach((key, value) -> {
            if (!(key instanceof String name) || !(value instanceof PickledTensor tensor)) {
                throw new InvalidInputException(
                        "must hold a dict of names and tensors, but its entry " + key + " is no tensor");
            }
            if (tensor.storage().type().real()) {
                tensors.put(name, tensor(name, tensor));
            }
        });
        return new Weights(tensors);
    }

    private Tensor tensor(String name, PickledTensor pickled) {
        List<Integer> shape = pickled.shape().stream().map(Math::toIntExact).toList();
        float[] storage = storages.computeIfAbsent(pickled.storage().key(), key -> numbers(name, pickled.storage()));
        long size = 1;
        long last = pickled.offset();
        for (int axis = 0; axis < shape.size(); axis++) {
            size *= shape.get(axis);
            last += (shape.get(axis) - 1L) * pickled.strides().get(axis);
        }
        if (pickled.offset() < 0 || (size > 0 && last >= storage.length) || size > storage.length) {
            throw new InvalidInputException("tensor " + name + " of shape " + shape + " and strides "
                    + pickled.strides() + " must lie within its " + storage.length + " numbers, but begins at "
                    + pickled.offset());
        }
        if (size == storage.length && contiguous(pickled)) {
            return new Tensor(shape, storage);
        }
        float[] values = new float[(int) size];
        for (int i = 0; i < values.length; i++) {
            values[i] = storage[at(pickled, i)];
        }
        return new Tensor(shape, values);
    }

    private float[] numbers(String tensor, PickledStorage storage) {
        ByteBuffer in = bytes.apply(storage);
        if (in.remaining() != storage.numbers() * storage.type().bytes()) {
            throw new InvalidInputException("tensor " + tensor + " needs "
                    + storage.numbers() * storage.type().bytes() + " bytes, but the file has " + in.remaining());
        }
        float[] values = new float[(int) storage.numbers()];
        storage.type().read(in, values, 0, values.length);
        return values;
    }

    private static boolean contiguous(PickledTensor tensor) {
        long stride = 1;
        for (int axis = tensor.shape().size() - 1; axis >= 0; axis--) {
            if (tensor.shape().get(axis) != 1 && tensor.strides().get(axis) != stride) {
                return false;
            }
            stride *= tensor.shape().get(axis);
        }
        return true;
    }

    /** Place in the storage of a number that has this place in row-major order. */
    private static int at(PickledTensor tensor, int place) {
        long at = tensor.offset();
        long rest = place;
        for (int axis = tensor.shape().size() - 1; axis >= 0; axis--) {
            long length = tensor.shape().get(axis);
            at += rest % length * tensor.strides().get(axis);
            rest /= length;
        }
        return (int) at;
    }

    /**
     * Refuses shapes and strides that no tensor has.
     *
     * @return the tensor
     */
    static PickledTensor checked(PickledTensor tensor) {
        boolean fits = tensor.shape().size() == tensor.strides().size()
                && tensor.shape().size() <= MOST_AXES
                && tensor.shape().stream().allMatch(length -> length >= 0 && length <= Integer.MAX_VALUE)
                && tensor.strides().stream().allMatch(stride -> stride >= 0 && stride <= Integer.MAX_VALUE)
                && tensor.shape().stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b)
                        <= Integer.MAX_VALUE;
        if (!fits) {
            throw new InvalidInputException("must hold tensors of at most " + MOST_AXES + " axes and "
                    + Integer.MAX_VALUE + " numbers, but has one of shape " + tensor.shape() + " and strides "
                    + tensor.strides());
        }
        return tensor;
    }
}
