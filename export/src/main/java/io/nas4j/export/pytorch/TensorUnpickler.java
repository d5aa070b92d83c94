package io.nas4j.export.pytorch;

import io.nas4j.core.weights.NumberType;
import io.nas4j.space.InvalidInputException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reads one pickle of protocol 2 to 5 (CPython, Lib/pickletools.py) that holds dicts, lists, texts, numbers and tensors. A pickle
 * names the functions that rebuild its objects. This reader knows the few that PyTorch needs for tensors; it calls nothing, and
 * refuses every other name.
 */
final class TensorUnpickler {

    private static final Map<String, NumberType> STORAGES = Map.of(
            "FloatStorage", NumberType.F32,
            "DoubleStorage", NumberType.F64,
            "HalfStorage", NumberType.F16,
            "BFloat16Storage", NumberType.BF16,
            "LongStorage", NumberType.I64,
            "IntStorage", NumberType.I32,
            "ShortStorage", NumberType.I16,
            "CharStorage", NumberType.I8,
            "ByteStorage", NumberType.U8,
            "BoolStorage", NumberType.BOOL);

    private enum Known {
        ORDERED_DICT("collections.OrderedDict"),
        TENSOR("torch._utils._rebuild_tensor_v2"),
        PARAMETER("torch._utils._rebuild_parameter");

        private final String text;

        Known(String text) {
            this.text = text;
        }
    }

    /** What stands for Python's None. */
    private static final Object NONE = new Object();

    private static final int STOP = '.';

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private final Map<String, PickledStorage> storages = new LinkedHashMap<>();

    /** @param in whose position moves behind the pickle */
    TensorUnpickler(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The storages that were named so far, by key. */
    Map<String, PickledStorage> storages() {
        return Collections.unmodifiableMap(storages);
    }

    /**
     * Reads to the end of the pickle.
     *
     * @return a {@code Map}, {@code List}, {@code String}, number or {@link PickledTensor}
     * @throws InvalidInputException where the pickle is broken, or wants to build something else
     */
    Object load() {
        try {
            int operation = in.get() & 0xff;
            while (operation != STOP) {
                step(operation);
                operation = in.get() & 0xff;
            }
            return pop();
        } catch (BufferUnderflowException e) {
            throw new InvalidInputException("its pickle is truncated", e);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ClassCastException | NoSuchElementException e) {
            throw broken(e);
        }
    }

    private static InvalidInputException broken(RuntimeException cause) {
        return new InvalidInputException("its pickle is broken: an operation lacks what it works on", cause);
    }

    private void step(int operation) {
        switch (operation) {
            case 0x80 -> in.get(); // protocol
            case 0x95 -> in.getLong(); // length of a frame
            case '(' -> marks.push(stack.size());
            case '0' -> pop();
            case '}' -> stack.add(new LinkedHashMap<>());
            case ']' -> stack.add(new ArrayList<>());
            case ')' -> stack.add(List.of());
            case 't' -> stack.add(List.copyOf(marked()));
            case 0x85 -> tuple(1);
            case 0x86 -> tuple(2);
            case 0x87 -> tuple(3);
            case 'N' -> stack.add(NONE);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'J' -> stack.add((long) in.getInt());
            case 'K' -> stack.add((long) (in.get() & 0xff));
            case 'M' -> stack.add((long) (in.getShort() & 0xffff));
            case 0x8a -> stack.add(whole(in.get() & 0xff));
            case 'G' -> stack.add(ByteBuffer.wrap(bytes(Double.BYTES)).getDouble()); // alone in big-endian order
            case 'X' -> stack.add(text(in.getInt()));
            case 0x8c, 'U' -> stack.add(text(in.get() & 0xff));
            case 'q' -> memo.put(in.get() & 0xff, peek());
            case 'r' -> memo.put(in.getInt(), peek());
            case 0x94 -> memo.put(memo.size(), peek());
            case 'h' -> stack.add(remembered(in.get() & 0xff));
            case 'j' -> stack.add(remembered(in.getInt()));
            case 'a' -> append(List.of(pop()));
            case 'e' -> append(marked());
            case 's' -> {
                Object value = pop();
                put(List.of(pop(), value));
            }
            case 'u' -> put(marked());
            case 'c' -> stack.add(known(line(), line()));
            case 0x93 -> {
                String name = (String) pop();
                stack.add(known((String) pop(), name));
            }
            case 'Q' -> stack.add(storage((List<?>) pop()));
            case 'R' -> {
                List<?> arguments = (List<?>) pop();
                stack.add(rebuilt((Known) pop(), arguments));
            }
            case 'b' -> attributes(pop());
            default ->
                throw new InvalidInputException(String.format(
                        "its pickle has the operation 0x%02x, which builds more than dicts and tensors", operation));
        }
    }

    private Object peek() {
        return stack.get(stack.size() - 1);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private List<Object> marked() {
        List<Object> above = stack.subList(marks.pop(), stack.size());
        List<Object> taken = new ArrayList<>(above);
        above.clear();
        return taken;
    }

    private void tuple(int size) {
        marks.push(stack.size() - size);
        stack.add(List.copyOf(marked()));
    }

    private Object remembered(int key) {
        return Optional.ofNullable(memo.get(key)).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private void append(List<Object> values) {
        ((ArrayList<Object>) peek()).addAll(values);
    }

    @SuppressWarnings("unchecked")
    private void put(List<Object> pairs) {
        Map<Object, Object> dict = (LinkedHashMap<Object, Object>) peek();
        for (int i = 0; i < pairs.size(); i += 2) {
            Object key = pairs.get(i);
            if (!(key instanceof String || key instanceof Long)) {
                throw new InvalidInputException("its pickle has a dict with keys other than texts and numbers");
            }
            dict.put(key, pairs.get(i + 1));
        }
    }

    private byte[] bytes(int count) {
        if (count < 0 || count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private String text(int length) {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private Object whole(int length) {
        byte[] little = bytes(length);
        byte[] big = new byte[length];
        for (int i = 0; i < length; i++) {
            big[i] = little[length - 1 - i];
        }
        BigInteger number = length == 0 ? BigInteger.ZERO : new BigInteger(big);
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (char c = (char) (in.get() & 0xff); c != '\n'; c = (char) (in.get() & 0xff)) {
            line.append(c);
        }
        return line.toString();
    }

    private static Object known(String module, String name) {
        if (module.equals("torch") && STORAGES.containsKey(name)) {
            return STORAGES.get(name);
        }
        String text = module + "." + name;
        for (Known known : Known.values()) {
            if (known.text.equals(text)) {
                return known;
            }
        }
        throw new InvalidInputException(
                "its pickle wants to build " + text.replaceAll("\\p{Cntrl}", "?")
                        + ", and nothing but tensors is built here; torch.save(model.state_dict(), ...) writes the weights alone");
    }

    /** {@code ('storage', type, key, location, numbers)}, and in files before PyTorch 1.6 a view of another, which none has. */
    private PickledStorage storage(List<?> id) {
        if (!id.get(0).equals("storage")) {
            throw new ClassCastException("an id of no storage");
        }
        PickledStorage storage = new PickledStorage((NumberType) id.get(1), (String) id.get(2), (Long) id.get(4));
        if (storage.numbers() < 0 || storage.numbers() > Integer.MAX_VALUE) {
            throw new InvalidInputException("must hold tensors of at most " + Integer.MAX_VALUE
                    + " numbers, but has one of " + storage.numbers());
        }
        storages.put(storage.key(), storage);
        return storage;
    }

    private static Object rebuilt(Known known, List<?> arguments) {
        return switch (known) {
            case ORDERED_DICT -> new LinkedHashMap<>();
            case PARAMETER -> (PickledTensor) arguments.get(0);
            case TENSOR ->
                PickledTensors.checked(new PickledTensor(
                        (PickledStorage) arguments.get(0),
                        (Long) arguments.get(1),
                        numbers((List<?>) arguments.get(2)),
                        numbers((List<?>) arguments.get(3))));
        };
    }

    private static List<Long> numbers(List<?> values) {
        return values.stream().map(value -> (Long) value).toList();
    }

    /** A state dict's attribute, the versions of its modules, is no tensor. */
    private void attributes(Object state) {
        if (!(peek() instanceof Map) || !(state instanceof Map)) {
            throw new ClassCastException("attributes of no dict");
        }
    }
}
