package io.nas4j.space.plan;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowTest {

    /** TensorFlow's SAME: windows cover the padded input exactly, and padding differs by at most one. */
    @Property
    void padsAsTensorFlowSame(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 0, max = 3) int half,
            @ForAll @IntRange(min = 1, max = 2) int stride) {
        int kernel = 2 * half + 1;
        Window window = new Window(kernel, stride, size);
        assertThat(window.outSize()).isEqualTo((int) Math.ceil(size / (double) stride));
        assertThat(window.padEnd() - window.padBegin()).isBetween(0, 1);
        int padded = size + window.padBegin() + window.padEnd();
        assertThat((padded - kernel) / stride + 1).isEqualTo(window.outSize());
    }

    @Test
    void padsEvenInputsAtStrideTwoMoreAtTheEnd() {
        Window k3 = new Window(3, 2, 32);
        Window k5 = new Window(5, 2, 32);
        assertThat(new int[] {k3.padBegin(), k3.padEnd(), k5.padBegin(), k5.padEnd()})
                .containsExactly(0, 1, 1, 2);
    }
}
