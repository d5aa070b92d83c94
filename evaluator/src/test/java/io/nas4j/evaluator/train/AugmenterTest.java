package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.study.Augmentation;
import io.nas4j.evaluator.data.image.LabelledImages;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AugmenterTest {

    private static final int SIZE = 16;

    /** No pixel is 0 once normalised, so that a 0 is what was blanked. */
    private static PixelReader reader() {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 120);
        }
        LabelledImages images = new LabelledImages(List.of("only"), SIZE, 3, new byte[][] {pixels}, new int[1]);
        return new PixelReader(images, new InputNormalisation(List.of(0.9, 0.9, 0.9), List.of(0.2, 0.2, 0.2)));
    }

    private static float[] read(String augmentation, SplittableRandom random) {
        PixelReader reader = reader();
        float[] batch = new float[reader.stride()];
        new Augmenter(reader, Augmentation.parse(augmentation), random).read(0, batch, 0);
        return batch;
    }

    @Test
    void noneLeavesTheImageAndTheStreamAlone() {
        PixelReader reader = reader();
        float[] plain = new float[reader.stride()];
        reader.read(0, plain, 0);
        SplittableRandom random = new SplittableRandom(3);

        assertThat(read("none", random)).isEqualTo(plain);
        assertThat(random.nextLong()).isEqualTo(new SplittableRandom(3).nextLong());
    }

    @Property(tries = 200)
    void cutoutBlanksOneSquareThatMayReachOverTheBorder(
            @ForAll @IntRange(min = 1, max = 20) int side, @ForAll long seed) {
        float[] cut = read("cutout:" + side, new SplittableRandom(seed));
        int rows = 0;
        int columns = 0;
        int blank = 0;
        for (int i = 0; i < SIZE; i++) {
            rows += anyBlank(cut, i * SIZE, 1) ? 1 : 0;
            columns += anyBlank(cut, i, SIZE) ? 1 : 0;
        }
        for (float value : cut) {
            blank += value == 0 ? 1 : 0;
        }

        assertThat(blank).isEqualTo(3 * rows * columns);
        assertThat(rows).isBetween(Math.min(SIZE, (side + 1) / 2), Math.min(SIZE, side));
        assertThat(columns).isBetween(Math.min(SIZE, (side + 1) / 2), Math.min(SIZE, side));
    }

    @Property(tries = 200)
    void erasingFillsOneBoxWithColoursAtRandom(@ForAll long seed) {
        float[] plain = read("none", new SplittableRandom(seed));
        float[] erased = read("erasing:1", new SplittableRandom(seed));
        int top = SIZE;
        int left = SIZE;
        int bottom = -1;
        int right = -1;
        int changed = 0;
        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            if (!Arrays.equals(plain, 3 * pixel, 3 * pixel + 3, erased, 3 * pixel, 3 * pixel + 3)) {
                changed++;
                top = Math.min(top, pixel / SIZE);
                bottom = Math.max(bottom, pixel / SIZE);
                left = Math.min(left, pixel % SIZE);
                right = Math.max(right, pixel % SIZE);
            }
        }
        int height = bottom - top + 1;
        int width = right - left + 1;

        // three bytes that are drawn as they were: once in 2^24 pixels
        assertThat(changed).isEqualTo(height * width);
        // sides are rounded to pixels
        assertThat((height + 0.5) * (width + 0.5)).isGreaterThan(0.02 * SIZE * SIZE);
        assertThat((height - 0.5) * (width - 0.5)).isLessThan(0.4 * SIZE * SIZE);
        assertThat((height - 0.5) / (width + 0.5)).isLessThan(10.0 / 3);
        assertThat((width - 0.5) / (height + 0.5)).isLessThan(10.0 / 3);
    }

    private static boolean anyBlank(float[] image, int from, int step) {
        boolean any = false;
        for (int i = 0; i < SIZE; i++) {
            any |= image[3 * (from + i * step)] == 0;
        }
        return any;
    }

    @Test
    void eachPartChangesImages() {
        float[] plain = read("none", new SplittableRandom(1));
        for (String part : List.of(
                "crop",
                "flip",
                "cutout:4",
                "erasing:0.8",
                "resized-crop:0.3",
                "randaugment:2:9",
                "crop,flip,cutout:4,randaugment:1:5")) {
            SplittableRandom random = new SplittableRandom(5);
            int changed = 0;
            for (int i = 0; i < 40; i++) {
                changed += Arrays.equals(read(part, random), plain) ? 0 : 1;
            }
            assertThat(changed).as(part).isGreaterThan(10);
        }
    }

    /** Trials of studies that were begun before there was more than crop and flip come out the same. */
    @Test
    void cropAndFlipDrawDownThenRightThenMirrored() {
        SplittableRandom random = new SplittableRandom(11);
        PixelReader reader = reader();
        float[] expected = new float[reader.stride()];
        SplittableRandom same = new SplittableRandom(11);
        int down = same.nextInt(5) - 2;
        int right = same.nextInt(5) - 2;
        reader.read(reader.images().pixels(0), down, right, same.nextInt(2) == 1, expected, 0);

        assertThat(read("crop,flip", random)).isEqualTo(expected);
        assertThat(random.nextLong()).isEqualTo(same.nextLong());
    }
}
