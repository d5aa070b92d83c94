package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.evaluator.data.image.LabelledImages;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PixelReaderTest {

    private static final int SIZE = 6;

    @Property(tries = 200)
    void movesAndMirrorsAsAPaddedCrop(
            @ForAll @IntRange(min = -2, max = 2) int down,
            @ForAll @IntRange(min = -2, max = 2) int right,
            @ForAll boolean mirrored,
            @ForAll @IntRange(min = 1, max = 3) int channels) {
        byte[] pixels = new byte[SIZE * SIZE * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (50 + i);
        }
        List<Double> mean = List.of(0.5, 0.4, 0.3).subList(0, channels);
        List<Double> deviation = List.of(0.2, 0.3, 0.25).subList(0, channels);
        LabelledImages images =
                new LabelledImages(List.of("only"), SIZE, channels, new byte[][] {pixels}, new int[] {0});
        PixelReader reader = new PixelReader(images, new InputNormalisation(mean, deviation));
        float[] batch = new float[3 + reader.stride()];
        java.util.Arrays.fill(batch, 99);

        reader.read(pixels, down, right, mirrored, batch, 3);

        assertThat(batch[2]).isEqualTo(99);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                int fromY = y - down;
                int fromX = (mirrored ? SIZE - 1 - x : x) - right;
                boolean inside = fromY >= 0 && fromY < SIZE && fromX >= 0 && fromX < SIZE;
                for (int c = 0; c < channels; c++) {
                    double expected = inside
                            ? ((pixels[(fromY * SIZE + fromX) * channels + c] & 0xff) / 255.0 - mean.get(c))
                                    / deviation.get(c)
                            : 0;
                    assertThat(batch[3 + (y * SIZE + x) * channels + c]).isCloseTo((float) expected, within(1e-6f));
                }
            }
        }
    }
}
