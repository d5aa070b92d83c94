package io.nas4j.core.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How files of weights store one number, in little-endian order. The names are those of safetensors. */
public enum NumberType {
    F64(Double.BYTES, true),
    F32(Float.BYTES, true),
    /** The upper half of an F32. */
    BF16(Short.BYTES, true),
    /** IEEE 754 binary16. */
    F16(Short.BYTES, true),
    I64(Long.BYTES, false),
    I32(Integer.BYTES, false),
    I16(Short.BYTES, false),
    I8(Byte.BYTES, false),
    U8(Byte.BYTES, false),
    BOOL(Byte.BYTES, false);

    private static final int HALF_EXPONENT = 0x1f;
    private static final int HALF_FRACTION = 0x3ff;

    private final int bytes;
    private final boolean real;

    NumberType(int bytes, boolean real) {
        this.bytes = bytes;
        this.real = real;
    }

    /** The type of that name. */
    public static Optional<NumberType> find(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /** Whether it stores fractions. Weights do; a count of batches does not. */
    public boolean real() {
        return real;
    }

    /**
     * Reads numbers as F32, each rounded to the nearest.
     *
     * @param in in little-endian order; its position moves behind the last number
     * @throws UnsupportedOperationException where this type stores whole numbers
     */
    public void read(ByteBuffer in, float[] into, int from, int count) {
        for (int i = from; i < from + count; i++) {
            into[i] = switch (this) {
                case F64 -> (float) in.getDouble();
                case F32 -> in.getFloat();
                case BF16 -> Float.intBitsToFloat(in.getShort() << Short.SIZE);
                case F16 -> half(in.getShort());
                default -> throw new UnsupportedOperationException(this + " stores whole numbers");
            };
        }
    }

    private static float half(short bits) {
        int exponent = bits >> 10 & HALF_EXPONENT;
        int fraction = bits & HALF_FRACTION;
        float size = exponent == 0
                ? fraction * 0x1p-24f
                : Float.intBitsToFloat((exponent == HALF_EXPONENT ? 0xff : exponent + 112) << 23 | fraction << 13);
        return bits < 0 ? -size : size;
    }
}
