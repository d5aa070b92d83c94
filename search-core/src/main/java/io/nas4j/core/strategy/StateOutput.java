package io.nas4j.core.strategy;

import io.nas4j.space.search.Choices;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;

/** Packs a state: whole numbers in groups of seven bits, the small ones in one byte; decimals in their eight. */
public final class StateOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** What was written. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    public void whole(long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7fL) != 0) {
            bytes.write((int) (left & 0x7f) | 0x80);
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    public void decimal(double value) {
        bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    public void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    public void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        whole(encoded.length);
        bytes.writeBytes(encoded);
    }

    public void choices(Choices choices) {
        whole(choices.size());
        choices.indices().forEach(this::whole);
    }

    /** [rows][columns] of one length each. */
    public void matrix(double[][] matrix) {
        ByteBuffer packed = ByteBuffer.allocate(matrix.length * matrix[0].length * Double.BYTES);
        for (double[] row : matrix) {
            packed.asDoubleBuffer().put(row);
            packed.position(packed.position() + row.length * Double.BYTES);
        }
        bytes.writeBytes(packed.array());
    }

    /** How many there are, and each. */
    public <T> void each(Collection<T> items, Consumer<? super T> write) {
        whole(items.size());
        items.forEach(write);
    }
}
