package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.study.Schedule;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.field.TaskFields;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {

    @Property(tries = 200)
    void risesToThePeakAndFallsToZero(
            @ForAll @IntRange(min = 0, max = 500) int warmup, @ForAll @IntRange(min = 1, max = 2000) int steps) {
        LearningRate rate = new LearningRate(0.4, warmup, Schedule.COSINE, 10, steps);

        double highest = 0;
        for (int step = 0; step < steps; step++) {
            assertThat(rate.at(step)).isPositive().isLessThanOrEqualTo(0.4);
            highest = Math.max(highest, rate.at(step));
            if (step > rate.warmupSteps()) {
                assertThat(rate.at(step)).isLessThan(rate.at(step - 1));
            }
        }
        assertThat(highest).isEqualTo(0.4);
        assertThat(rate.at(steps)).isCloseTo(0, within(1e-15));
    }

    @Test
    void isHalfThePeakHalfWayDown() {
        LearningRate rate = new LearningRate(1, 10, Schedule.COSINE, 10, 110);

        assertThat(rate.at(0)).isEqualTo(0.1);
        assertThat(rate.at(9)).isEqualTo(1);
        assertThat(rate.at(60)).isCloseTo(0.5, within(1e-12));
    }

    /** Every 2.4 epochs of 10 steps are 24 steps, counted from the first: the warm-up takes none of them away. */
    @Test
    void fallsInStepsCountedFromTheBeginning() {
        LearningRate rate = new LearningRate(0.5, 10, Schedule.parse("exponential:0.9:2.4"), 10, 100);

        assertThat(rate.at(4)).isEqualTo(0.25);
        assertThat(rate.at(23)).isEqualTo(0.5);
        assertThat(rate.at(24)).isCloseTo(0.45, within(1e-12));
        assertThat(rate.at(47)).isCloseTo(0.45, within(1e-12));
        assertThat(rate.at(48)).isCloseTo(0.405, within(1e-12));
    }

    /** Where the warm-up has 20 steps and 1.5 epochs, epochs of 10 steps leave it at 20, and those of 100 make it 150. */
    @ParameterizedTest
    @CsvSource({"10, 20", "100, 150"})
    void warmsUpForStepsOrEpochsWhicheverIsLonger(int stepsPerEpoch, int expected) {
        TrainingTask task = TaskFields.with(
                Requests.task("shapes:16", 96, 40, 20)
                        .withRecipe(recipe -> recipe.withOptimizer(settings -> settings.withWarmupSteps(20))),
                TaskFields.WARMUP_EPOCHS,
                1.5);
        LearningRate rate = LearningRate.of(task.recipe().optimizer(), stepsPerEpoch, 20);
        assertThat(rate.warmupSteps()).isEqualTo(expected);
    }

    @Test
    void staysWhereItIsConstant() {
        LearningRate rate = new LearningRate(0.5, 2, Schedule.CONSTANT, 10, 100);

        assertThat(rate.at(0)).isEqualTo(0.25);
        assertThat(rate.at(99)).isEqualTo(0.5);
    }
}
