package io.nas4j.evaluator.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Property(tries = 300)
    void isExactDisjointAndStratifiedToWithinOne(
            @ForAll @IntRange(min = 2, max = 12) int classes,
            @ForAll @IntRange(min = 20, max = 400) int count,
            @ForAll @IntRange(min = 1, max = 60) int validationPercent,
            @ForAll @IntRange(min = 1, max = 100) int trainPercent,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = random.ints(count, 0, classes).toArray();
        int validation = Math.max(1, count * validationPercent / 100);
        int train = Math.max(1, (count - validation) * trainPercent / 100);

        Split split = Split.of(labels, classes, train, validation, seed, "images");

        assertThat(split.train()).hasSize(train).isSorted().doesNotHaveDuplicates();
        assertThat(split.validation()).hasSize(validation).isSorted().doesNotHaveDuplicates();
        assertThat(split.train()).doesNotContain(split.validation());
        int[] all = perClass(labels, IntStream.range(0, count).toArray(), classes);
        int[] validating = perClass(labels, split.validation(), classes);
        int[] training = perClass(labels, split.train(), classes);
        for (int c = 0; c < classes; c++) {
            assertThat(Math.abs(validating[c] - (double) all[c] * validation / count))
                    .isLessThan(1);
            assertThat(Math.abs(training[c] - (double) (all[c] - validating[c]) * train / (count - validation)))
                    .isLessThan(1);
        }
    }

    private static int[] perClass(int[] labels, int[] indices, int classes) {
        int[] counts = new int[classes];
        Arrays.stream(indices).forEach(i -> counts[labels[i]]++);
        return counts;
    }

    @Test
    void smallerTrainingSetsArePartOfLargerOnesAndValidationStays() {
        int[] labels = IntStream.range(0, 1000).map(i -> i % 7).toArray();

        Split small = Split.of(labels, 7, 200, 100, 5, "images");
        Split all = Split.of(labels, 7, 0, 100, 5, "images");

        assertThat(all.train()).hasSize(900).contains(small.train());
        assertThat(small.validation()).isEqualTo(all.validation());
    }

    @Test
    void otherSeedsDrawOtherImages() {
        int[] labels = IntStream.range(0, 1000).map(i -> i % 7).toArray();

        assertThat(Split.of(labels, 7, 200, 100, 5, "images").validation())
                .isNotEqualTo(Split.of(labels, 7, 200, 100, 6, "images").validation());
    }

    @Test
    void refusesMoreThanThereIs() {
        assertThatThrownBy(() -> Split.of(new int[100], 1, 90, 11, 0, "data set shapes"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("data set shapes has 100 images to train and validate on, but 90 training images and 11"
                        + " validation images are asked for");
        assertThatThrownBy(() -> Split.of(new int[100], 1, 0, 100, 0, "data set shapes"))
                .hasMessage("data set shapes has 100 images to train and validate on, but 100 validation images are"
                        + " asked for");
    }
}
