package io.nas4j.core.strategy;

import io.nas4j.space.search.Choices;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads what {@link StateOutput} wrote; whatever is not there is an {@link IllegalArgumentException}. */
public final class StateInput {

    private final ByteBuffer bytes;

    public StateInput(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** Whether nothing is left. */
    public boolean ended() {
        return !bytes.hasRemaining();
    }

    public long whole() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = need(1).get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("a number in the state has too many digits");
    }

    public int count() {
        long value = whole();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a count in the state is " + value);
        }
        return (int) value;
    }

    public double decimal() {
        return need(Double.BYTES).getDouble();
    }

    public boolean flag() {
        return need(1).get() != 0;
    }

    public String text() {
        byte[] encoded = new byte[length(1)];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    /** Refuses another text than that. */
    public void expect(String text) {
        String found = text();
        if (!found.equals(text)) {
            throw new IllegalArgumentException("the state is of '" + found + "', not of '" + text + "'");
        }
    }

    public Choices choices() {
        int size = length(1);
        List<Integer> indices = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            indices.add(count());
        }
        return new Choices(indices);
    }

    /** Fills a matrix of the size that was written. */
    public void matrix(double[][] matrix) {
        for (double[] row : matrix) {
            int length = row.length * Double.BYTES;
            need(length).asDoubleBuffer().get(row);
            bytes.position(bytes.position() + length);
        }
    }

    /** As many as were written. */
    public <T> List<T> list(Supplier<T> read) {
        int size = length(1);
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(read.get());
        }
        return items;
    }

    /** A number of things of so many bytes at least, of which there cannot be more than bytes are left. */
    private int length(int each) {
        int size = count();
        need(Math.multiplyExact(size, each));
        return size;
    }

    private ByteBuffer need(int count) {
        if (bytes.remaining() < count) {
            throw new IllegalArgumentException("the state ends too early");
        }
        return bytes;
    }
}
