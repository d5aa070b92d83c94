package io.nas4j.evaluator.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OperationTest {

    private static final byte[] FILL = {1, 2, 3};

    private static byte[] apply(Operation operation, byte[] in, ImageFormat frame, double strength, double sign) {
        byte[] out = new byte[frame.length()];
        Arrays.fill(out, (byte) 77);
        byte[] before = in.clone();
        operation.apply(in, out, frame, strength, sign);
        assertThat(in).isEqualTo(before);
        return out;
    }

    private static byte[] noise(ImageFormat frame, long seed) {
        byte[] pixels = new byte[frame.length()];
        new SplittableRandom(seed).nextBytes(pixels);
        return pixels;
    }

    private static int[] unsigned(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }

    /** At strength 0 only what has no strength changes an image. */
    @Property(tries = 200)
    void withoutStrengthNothingChanges(
            @ForAll Operation operation,
            @ForAll @IntRange(min = 1, max = 9) int side,
            @ForAll boolean grey,
            @ForAll boolean positive,
            @ForAll long seed) {
        ImageFormat frame = new ImageFormat(side, grey ? 1 : 3, grey ? new byte[] {9} : FILL);
        byte[] in = noise(frame, seed);
        byte[] out = apply(operation, in, frame, 0, positive ? 1 : -1);

        switch (operation) {
            case AUTO_CONTRAST, EQUALIZE -> assertThat(out).hasSize(in.length);
            case INVERT -> {
                for (int i = 0; i < in.length; i++) {
                    assertThat(out[i]).isEqualTo((byte) ~in[i]);
                }
            }
            case SOLARIZE -> {
                for (int i = 0; i < in.length; i++) {
                    assertThat(out[i]).isEqualTo(in[i] == -1 ? (byte) 0 : in[i]);
                }
            }
            default -> assertThat(out).isEqualTo(in);
        }
    }

    @Property(tries = 200)
    void everyByteIsWritten(
            @ForAll Operation operation, @ForAll @IntRange(min = 1, max = 9) int side, @ForAll boolean positive) {
        ImageFormat frame = new ImageFormat(side, 1, new byte[] {0});
        double sign = positive ? 1 : -1;
        byte[] zeros = new byte[frame.length()];

        byte[] out = apply(operation, zeros, frame, 1, sign);

        assertThat(out).doesNotContain(77);
    }

    @Test
    void translationsShowTheFill() {
        ImageFormat frame = new ImageFormat(4, 1, new byte[] {9});
        byte[] in = {0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33};

        assertThat(apply(Operation.TRANSLATE_X, in, frame, 1, 1))
                .containsExactly(1, 2, 3, 9, 11, 12, 13, 9, 21, 22, 23, 9, 31, 32, 33, 9);
        assertThat(apply(Operation.TRANSLATE_Y, in, frame, 1, -1))
                .containsExactly(9, 9, 9, 9, 0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23);
    }

    @Test
    void aQuarterTurnIsExact() {
        byte[] in = {1, 2, 3, 4};
        byte[] out = new byte[4];

        Affine.turned(90, 2).apply(in, out, new ImageFormat(2, 1, new byte[] {0}));

        assertThat(out).containsExactly(2, 4, 1, 3);
    }

    @Test
    void valuesAreMappedAsNamed() {
        ImageFormat frame = new ImageFormat(2, 1, new byte[] {0});
        byte[] in = {0, 100, (byte) 150, (byte) 200};

        assertThat(unsigned(apply(Operation.SOLARIZE, in, frame, 0.5, 1))).containsExactly(0, 100, 105, 55);
        assertThat(unsigned(apply(Operation.POSTERIZE, in, frame, 1, 1))).containsExactly(0, 96, 144, 192);
        assertThat(unsigned(apply(Operation.BRIGHTNESS, in, frame, 1, 1))).containsExactly(0, 190, 255, 255);
        assertThat(unsigned(apply(Operation.BRIGHTNESS, in, frame, 1, -1))).containsExactly(0, 10, 15, 20);
        // 200 * (255 / 200.0) is a little below 255, and Pillow cuts off too
        assertThat(unsigned(apply(Operation.AUTO_CONTRAST, in, frame, 1, 1))).containsExactly(0, 127, 191, 254);
    }

    @Test
    void equalizingSpreadsAllValuesEvenly() {
        ImageFormat frame = new ImageFormat(64, 3, FILL);
        byte[] dark = noise(frame, 3);
        for (int i = 0; i < dark.length; i++) {
            dark[i] = (byte) ((dark[i] & 0xff) / 8);
        }

        int[] spread = unsigned(apply(Operation.EQUALIZE, dark, frame, 0, 1));

        assertThat(Arrays.stream(spread).average().orElseThrow()).isBetween(110.0, 145.0);
        assertThat(Arrays.stream(spread).max().orElseThrow()).isGreaterThan(240);
    }

    @Test
    void colourFadesToGreyAndGreyHasNone() {
        ImageFormat frame = new ImageFormat(1, 3, FILL);
        byte[] red = {(byte) 200, 0, 0};
        int[] faded = unsigned(apply(Operation.COLOR, red, frame, 1, -1));

        assertThat(faded[0]).isLessThan(80);
        assertThat(faded[1]).isEqualTo(faded[2]).isGreaterThan(50);
        ImageFormat grey = new ImageFormat(2, 1, new byte[] {0});
        byte[] values = {5, 50, 100, 7};
        assertThat(apply(Operation.COLOR, values, grey, 1, 1)).isEqualTo(values);
    }
}
