package io.nas4j.evaluator.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResizedCropTest {

    /** Sides are rounded to pixels, so that an area may be half a row and half a column off. */
    @Property(tries = 300)
    void boxesLieInsideWithTheAreaAndTheRatioThatWereAsked(
            @ForAll @IntRange(min = 8, max = 64) int side, @ForAll long seed) {
        Optional<Box> drawn = Box.draw(side, 0.25, 0.5, 2, 1000, new SplittableRandom(seed));
        assertThat(drawn).isPresent();
        Box box = drawn.orElseThrow();
        assertThat(box.top()).isBetween(0, side - box.height());
        assertThat(box.left()).isBetween(0, side - box.width());
        assertThat((box.height() + 0.5) * (box.width() + 0.5)).isGreaterThan(0.25 * side * side);
        assertThat((box.height() - 0.5) * (box.width() - 0.5)).isLessThan(0.5 * side * side);
        assertThat((box.height() - 0.5) / (box.width() + 0.5)).isLessThan(2);
        assertThat((box.width() - 0.5) / (box.height() + 0.5)).isLessThan(2);
    }

    @Test
    void noneFitsWhereOneSideMustReachOut() {
        assertThat(Box.draw(8, 4, 5, 1, 20, new SplittableRandom(1))).isEmpty();
    }

    /** A ramp in both directions stays one, less steep: what is shown is a part of the image, enlarged. */
    @Property(tries = 100)
    void aRampBecomesAFlatterOne(@ForAll long seed) {
        int side = 16;
        byte[] pixels = new byte[side * side * 2];
        for (int i = 0; i < side * side; i++) {
            pixels[2 * i] = (byte) (16 * (i / side));
            pixels[2 * i + 1] = (byte) (16 * (i % side));
        }
        byte[] resized = new ResizedCrop(0.2, side, 2).apply(pixels, new SplittableRandom(seed));
        assertThat(resized).hasSameSizeAs(pixels);
        for (int i = 0; i < side * side; i++) {
            assertThat(resized[2 * i]).isEqualTo(resized[2 * (i / side * side)]);
            assertThat(resized[2 * i + 1]).isEqualTo(resized[2 * (i % side) + 1]);
            if (i >= side) {
                assertThat((resized[2 * i] & 0xff) - (resized[2 * (i - side)] & 0xff))
                        .isBetween(0, 16);
            }
        }
    }

    @Test
    void theWholeOfASquareStays() {
        byte[] pixels = {1, 2, 3, 4};
        for (int seed = 0; seed < 20; seed++) {
            assertThat(new ResizedCrop(1, 2, 1).apply(pixels, new SplittableRandom(seed)))
                    .containsExactly(pixels);
        }
    }
}
