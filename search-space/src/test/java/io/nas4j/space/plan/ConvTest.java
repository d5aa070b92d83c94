package io.nas4j.space.plan;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConvTest {

    /** TensorFlow's SAME: windows cover the padded input exactly, and padding differs by at most one. */
    @Property
    void padsAsTensorFlowSame(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 0, max = 3) int half,
            @ForAll @IntRange(min = 1, max = 2) int stride) {
        int kernel = 2 * half + 1;
        Conv conv = new Conv("c", 4, 4, kernel, stride, 4, false, size);
        assertThat(conv.outSize()).isEqualTo((int) Math.ceil(size / (double) stride));
        assertThat(conv.padEnd() - conv.padBegin()).isBetween(0, 1);
        int padded = size + conv.padBegin() + conv.padEnd();
        assertThat((padded - kernel) / stride + 1).isEqualTo(conv.outSize());
    }

    @Test
    void padsEvenInputsAtStrideTwoMoreAtTheEnd() {
        Conv k3 = new Conv("c", 4, 4, 3, 2, 4, false, 32);
        Conv k5 = new Conv("c", 4, 4, 5, 2, 4, false, 32);
        assertThat(new int[] {k3.padBegin(), k3.padEnd(), k5.padBegin(), k5.padEnd()}).containsExactly(0, 1, 1, 2);
    }
}
