package io.nas4j.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.Progression.Step;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ProgressionTest {

    /** Sizes and stages of EfficientNetV2-S (Tan and Le 2021, table 6), with dropout from 0.1 to 0.3. */
    @Example
    void growsAsAlgorithmOneSays() {
        Progression progression = Progression.parse("4:128:0.25");
        List<Step> steps = IntStream.of(1, 87, 88, 175, 263, 350)
                .mapToObj(epoch -> progression.at(epoch, 350, 300))
                .toList();
        assertThat(steps)
                .containsExactly(
                        new Step(128, 0.25),
                        new Step(128, 0.25),
                        new Step(128, 0.25),
                        new Step(185, 0.5),
                        new Step(243, 0.75),
                        new Step(300, 1));
    }

    @Property
    void endsWithTheWholeRecipeAndNeverShrinks(
            @ForAll @IntRange(min = 2, max = 9) int stages,
            @ForAll @IntRange(min = 1, max = 31) int pixels,
            @ForAll @DoubleRange(min = 0.01, max = 1) double strength,
            @ForAll @IntRange(min = 1, max = 50) int epochs) {
        Progression progression = new Progression(stages, pixels, strength);
        List<Step> steps = IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> progression.at(epoch, epochs, 32))
                .toList();
        assertThat(steps.get(epochs - 1)).isEqualTo(new Step(32, 1));
        assertThat(steps.stream().distinct()).hasSizeLessThanOrEqualTo(Math.min(stages, epochs));
        if (epochs > 1) {
            assertThat(steps.get(0)).isEqualTo(new Step(pixels, strength));
        }
        for (int i = 1; i < epochs; i++) {
            assertThat(steps.get(i).pixels())
                    .isGreaterThanOrEqualTo(steps.get(i - 1).pixels());
            assertThat(steps.get(i).strength())
                    .isGreaterThanOrEqualTo(steps.get(i - 1).strength());
        }
    }

    @Property
    void readsBackItsText(
            @ForAll @IntRange(min = 2, max = 1000) int stages,
            @ForAll @IntRange(min = 1, max = 1000) int pixels,
            @ForAll @DoubleRange(min = 0.01, max = 1) double strength) {
        Progression progression = new Progression(stages, pixels, strength);
        assertThat(Progression.parse(progression.text())).isEqualTo(progression);
        assertThat(Progression.parse(Progression.NONE.text())).isEqualTo(Progression.NONE);
    }

    @Example
    void anEarlyStageChangesImagesLess() {
        Augmentation whole = Augmentation.parse("crop,flip,cutout:8,erasing:0.25,randaugment:2:15,mixup:0.2,cutmix:1");
        assertThat(new Step(16, 0.5).of(whole, 32))
                .isEqualTo(Augmentation.parse("crop,flip,cutout:4,erasing:0.25,randaugment:2:8,mixup:0.1,cutmix:0.5"));
        assertThat(new Step(16, 0.01).of(whole, 32).mixing()).isEqualTo(new Mixing(0.05, 0.05));
        assertThat(new Step(32, 1).of(whole, 32)).isEqualTo(whole);
    }

    @Example
    void saysWhatIsAllowed() {
        for (String text : List.of("", "4", "4:16", "4:16:x", "four:16:0.3", "4:16:0.3:1", "4:16:0.3,")) {
            assertThatThrownBy(() -> Progression.parse(text))
                    .as(text)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("progressive training must be none or STAGES:PIXELS:STRENGTH, as 4:16:0.3, but was '"
                            + text + "'");
        }
        assertThatThrownBy(() -> Progression.parse("1:16:0.3"))
                .hasMessage("progressive training needs at least 2 stages, but '1:16:0.3' has 1");
        assertThatThrownBy(() -> Progression.parse("4:0:0.3")).hasMessageContaining("must be a whole number from 1 to");
        assertThatThrownBy(() -> Progression.parse("4:16:0")).hasMessageContaining("from 0.01 to 1");
        assertThatThrownBy(() -> Progression.parse("4:32:0.5").requireFits(32))
                .hasMessage("progressive training must begin with images of less than the 32 pixels a side that"
                        + " networks are trained at, but begins with 32");
        Progression.NONE.requireFits(32);
    }
}
