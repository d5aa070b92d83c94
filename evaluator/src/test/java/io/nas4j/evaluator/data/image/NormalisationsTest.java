package io.nas4j.evaluator.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.train.Requests;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NormalisationsTest {

    /** Whatever the images are, what a network sees of them has mean 0 and variance 1 in each channel. */
    @Property(tries = 50)
    void normalisedChannelsHaveMean0AndVariance1(
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 2, max = 9) int count,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] pixels = new byte[count][25 * channels];
        for (byte[] image : pixels) {
            random.nextBytes(image);
        }
        LabelledImages images = new LabelledImages(List.of("a"), 5, channels, pixels, new int[count]);

        InputNormalisation normalisation = Normalisations.of(images, () -> {});

        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double squares = 0;
            for (byte[] image : pixels) {
                for (int i = c; i < image.length; i += channels) {
                    double seen = normalisation.normalised(image[i] & 0xff, c);
                    sum += seen;
                    squares += seen * seen;
                }
            }
            assertThat(sum / (25 * count)).isCloseTo(0, within(1e-5));
            assertThat(squares / (25 * count)).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void aChannelWithoutContrastIsNotDividedByZero() {
        LabelledImages black = new LabelledImages(List.of("a"), 2, 1, new byte[2][4], new int[2]);

        assertThat(Normalisations.of(black, () -> {}).deviation()).containsExactly(1 / 255.0);
    }

    /** What is measured is the training images; those that validate have no part in it. */
    @Test
    void isMeasuredOnTheTrainingImagesOfTheSplit() {
        TaskData taskData = Requests.task("shapes:16", 200, 100, 1).data();

        TrainingData data = TrainingData.of(DataSets.open(taskData, Optional.empty()), taskData, 16, () -> {});

        assertThat(data.normalisation()).isEqualTo(Normalisations.of(data.train(), () -> {}));
        assertThat(data.normalisation()).isNotEqualTo(Normalisations.of(data.validation(), () -> {}));
    }
}
