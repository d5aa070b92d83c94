package io.nas4j.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationTest {

    @Property
    void parsesWhatItFormats(
            @ForAll boolean crop,
            @ForAll boolean flip,
            @ForAll @IntRange(max = 8192) int cutout,
            @ForAll @IntRange(max = 14) int operations,
            @ForAll @IntRange(max = 30) int magnitude,
            @ForAll AugmentPolicy policy,
            @ForAll @DoubleRange(max = 1) @Scale(6) double share,
            @ForAll @DoubleRange(min = 0.05, max = 1) @Scale(6) double a) {
        Augmentation augmentation = new Augmentation(
                crop,
                flip,
                cutout,
                operations,
                operations == 0 ? 0 : magnitude,
                operations == 0 && crop ? Optional.of(policy) : Optional.empty(),
                crop ? 0 : share,
                1 - share < 1e-6 ? 0 : share,
                new Mixing(flip ? a : 0, crop ? a : 0));

        assertThat(Augmentation.parse(augmentation.text())).isEqualTo(augmentation);
    }

    @Test
    void readsAnyOrderAndWritesOne() {
        assertThat(Augmentation.parse(" randaugment:2:9, cutout:8,flip ,crop").text())
                .isEqualTo("crop,flip,cutout:8,randaugment:2:9");
        assertThat(Augmentation.parse("cutmix:1,erasing:0.25,mixup:0.2,resized-crop:0.08,flip")
                        .text())
                .isEqualTo("resized-crop:0.08,flip,erasing:0.25,mixup:0.2,cutmix:1");
        assertThat(Augmentation.parse("none")).isEqualTo(Augmentation.NONE);
        assertThat(Augmentation.NONE).hasToString("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                | but '' has ''
            crop,             | but 'crop,' has ''
            mixup             | but 'mixup' has 'mixup'
            crop:4            | but 'crop:4' has 'crop:4'
            none,crop         | but 'none,crop' has 'none'
            flip,crop,flip    | but 'flip,crop,flip' has flip twice
            cutout            | but 'cutout' has 'cutout'
            cutout:0          | augmentation 'cutout:0' needs a whole number from 1 to 8192, but has '0'
            cutout:-3         | augmentation 'cutout:-3' needs a whole number from 1 to 8192, but has '-3'
            randaugment:2     | but 'randaugment:2' has 'randaugment:2'
            randaugment:2:31  | augmentation 'randaugment:2:31' needs a whole number from 0 to 30, but has '31'
            autoaugment       | but 'autoaugment' has 'autoaugment'
            autoaugment:svhn  | augmentation autoaugment must have one of cifar10, imagenet, but has 'svhn'
            randaugment:1:1,autoaugment:cifar10 | but has both; leave one of them out
            mixup:0           | augmentation 'mixup:0' needs a number above 0 and up to 1, with at most 6 decimals, but has '0'
            mixup:0.01        | augmentation mixup must have a number from 0.05 to 1, but has 0.01
            cutmix:1.5        | augmentation 'cutmix:1.5' needs a number above 0 and up to 1, with at most 6 decimals, but has '1.5'
            erasing:1e-3      | augmentation 'erasing:1e-3' needs a number above 0 and up to 1, with at most 6 decimals, but has '1e-3'
            resized-crop      | but 'resized-crop' has 'resized-crop'
            crop,resized-crop:0.5 | augmentation must have crop or resized-crop, but has both; leave one of them out
            randaugment:15:9  | augmentation 'randaugment:15:9' needs a whole number from 1 to 14, but has '15'
            """)
    void namesThePartThatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Augmentation.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith(message);
    }

    @Property
    void aCutoutLeavesSomethingOfTheImage(
            @ForAll @IntRange(max = 100) int side, @ForAll @IntRange(min = 1, max = 100) int pixels) {
        TrainingTask task = TrainingTask.of(
                        TaskData.of("shapes", 0, 1),
                        Recipe.plain(1, 2, OptimizerSettings.usual(Optimizer.SGD))
                                .withRegularization(0, new Augmentation(true, false, side, 0, 0)))
                .with(new Reduction(1, pixels));
        if (side < pixels) {
            task.requireFits(8192);
        } else {
            assertThatThrownBy(() -> task.requireFits(8192))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("the side of augmentation cutout must be less than the " + pixels
                            + " pixels a side that networks are trained at, but was " + side);
        }
    }
}
