package io.nas4j.space.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.architecture.Padding;
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

    /** PyTorch's (k - 1) / 2 on each side, whose output is as large as TensorFlow's, at odd sizes too. */
    @Property
    void padsBothSidesEquallyAndMakesAsManyPixels(
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 0, max = 3) int half,
            @ForAll @IntRange(min = 1, max = 2) int stride) {
        int kernel = 2 * half + 1;
        Window window = new Window(kernel, stride, size, Padding.SYMMETRIC);
        Window same = new Window(kernel, stride, size);
        assertThat((size + 2 * half - kernel) / stride + 1)
                .isEqualTo(window.outSize())
                .isEqualTo(same.outSize());
        if (window.symmetric()) {
            assertThat(window.padBegin()).isEqualTo(half).isEqualTo(same.padBegin() + 1);
            assertThat(window.padEnd()).isEqualTo(half);
        } else {
            assertThat(window).isEqualTo(same);
            assertThat(same.padBegin()).isEqualTo(half);
        }
    }

    @Test
    void paddingMattersAtStrideTwoOnEvenSizesAlone() {
        assertThat(new Window(3, 2, 32, Padding.SYMMETRIC).symmetric()).isTrue();
        assertThat(new Window(3, 2, 33, Padding.SYMMETRIC).symmetric()).isFalse();
        assertThat(new Window(3, 1, 32, Padding.SYMMETRIC).symmetric()).isFalse();
        assertThat(new Window(1, 2, 32, Padding.SYMMETRIC).symmetric()).isFalse();
    }

    @Test
    void padsEvenInputsAtStrideTwoMoreAtTheEnd() {
        Window k3 = new Window(3, 2, 32);
        Window k5 = new Window(5, 2, 32);
        assertThat(new int[] {k3.padBegin(), k3.padEnd(), k5.padBegin(), k5.padEnd()})
                .containsExactly(0, 1, 1, 2);
    }
}
