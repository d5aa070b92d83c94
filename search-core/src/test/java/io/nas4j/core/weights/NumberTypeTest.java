package io.nas4j.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class NumberTypeTest {

    private static float read(NumberType type, long bits) {
        ByteBuffer in =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(bits);
        float[] value = new float[3];
        type.read(in.flip(), value, 1, 1);
        assertThat(in.position()).isEqualTo(type.bytes());
        assertThat(value[0]).isZero();
        return value[1];
    }

    @Test
    void realNumbersBecomeFloats() {
        assertThat(read(NumberType.F64, Double.doubleToLongBits(0.1))).isEqualTo(0.1f);
        assertThat(read(NumberType.F32, Float.floatToIntBits(-2.5f))).isEqualTo(-2.5f);
        assertThat(read(NumberType.BF16, 0x3fc0)).isEqualTo(1.5f);
    }

    /** IEEE 754-2019, table 3.5. */
    @Test
    void halvesAreExact() {
        assertThat(read(NumberType.F16, 0x3c01)).isEqualTo(1 + 0x1p-10f);
        assertThat(read(NumberType.F16, 0xfbff)).isEqualTo(-65504);
        assertThat(read(NumberType.F16, 0x0400)).isEqualTo(0x1p-14f);
        assertThat(read(NumberType.F16, 0x03ff)).isEqualTo(1023 * 0x1p-24f);
        assertThat(read(NumberType.F16, 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(read(NumberType.F16, 0x7e00)).isNaN();
        assertThat(Float.floatToRawIntBits(read(NumberType.F16, 0x8000))).isEqualTo(0x80000000);
    }

    @Test
    void wholeNumbersAreNoWeights() {
        assertThatThrownBy(() -> read(NumberType.I64, 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(NumberType.find("I64").orElseThrow().real()).isFalse();
        assertThat(NumberType.find("F8_E4M3")).isEmpty();
    }
}
