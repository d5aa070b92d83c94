package io.nas4j.export.tensorflow;

import java.io.ByteArrayOutputStream;

/** A protobuf message, field by field. */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Protobuf number(int field, long value) {
        varint(out, ((long) field << 3) | VARINT);
        varint(out, value);
        return this;
    }

    Protobuf fixed(int field, int value) {
        varint(out, ((long) field << 3) | FIXED_32);
        fixed(out, value);
        return this;
    }

    Protobuf message(int field, byte[] value) {
        varint(out, ((long) field << 3) | BYTES);
        varint(out, value.length);
        out.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
    static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Four bytes, the lowest first. */
    static void fixed(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }
}
