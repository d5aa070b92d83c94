package io.nas4j.evaluator.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    @Property(tries = 300)
    void constantImageStaysConstant(
            @ForAll @IntRange(min = 1, max = 90) int in,
            @ForAll @IntRange(min = 1, max = 90) int out,
            @ForAll byte value) {
        byte[] pixels = new byte[in * in * 3];
        Arrays.fill(pixels, value);

        byte[] resized = Resampling.of(in, out).apply(pixels, 3);

        assertThat(resized).hasSize(out * out * 3).containsOnly(value);
    }

    @Property(tries = 300)
    void staysWithinTheRangeOfTheImage(
            @ForAll @IntRange(min = 1, max = 40) int in,
            @ForAll @IntRange(min = 1, max = 60) int out,
            @ForAll @IntRange(min = 0, max = 200) int low,
            @ForAll long seed) {
        byte[] pixels = new byte[in * in];
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        int min = 255;
        int max = 0;
        for (int i = 0; i < pixels.length; i++) {
            int value = low + random.nextInt(56);
            pixels[i] = (byte) value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }

        for (byte value : Resampling.of(in, out).apply(pixels, 1)) {
            assertThat(value & 0xff).isBetween(min, max);
        }
    }

    @Test
    void smallerIsTheMeanOfTheCoveredArea() {
        byte[] pixels = {0, 100, (byte) 200, 100, 10, 20, 30, 40, 0, 0, 0, 0, 0, 0, 0, (byte) 255};

        byte[] resized = Resampling.of(4, 2).apply(pixels, 1);

        assertThat(resized).containsExactly(33, 93, 0, 64);
    }

    @Test
    void largerIsBilinearBetweenPixelCentres() {
        byte[] pixels = {0, 100, 0, 100};

        byte[] resized = Resampling.of(2, 4).apply(pixels, 1);

        assertThat(Arrays.copyOf(resized, 4)).containsExactly(0, 25, 75, 100);
    }

    @Test
    void sameSizeIsTheSameImage() {
        byte[] pixels = {1, 2, 3, (byte) 250};

        assertThat(Resampling.of(2, 2).apply(pixels, 1)).isEqualTo(pixels);
    }
}
