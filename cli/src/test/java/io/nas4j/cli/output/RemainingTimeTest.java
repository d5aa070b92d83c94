package io.nas4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RemainingTimeTest {

    /** Seconds that the start takes, a hundred times a trial and more. */
    private static final double START = 1000;

    /** The first of 100,000 quick trials took a second, and 28 hours were announced. */
    @Example
    void saysNothingOfTheFirstTrialAlone() {
        RemainingTime remaining = new RemainingTime();
        remaining.started(0);
        remaining.finished(0, 1.05);
        assertThat(remaining.seconds(99_999)).isEmpty();
    }

    @Example
    void saysNothingOfMoments() {
        RemainingTime remaining = new RemainingTime();
        for (int i = 0; i < 100; i++) {
            remaining.started(i);
            remaining.finished(i, 1.05 + i * 0.04);
        }
        assertThat(remaining.seconds(1000)).isEmpty();
        for (int i = 100; i < 200; i++) {
            remaining.started(i);
            remaining.finished(i, 1.05 + i * 0.04);
        }
        assertThat(remaining.seconds(1000)).isPresent();
        assertThat(remaining.seconds(1000).getAsDouble()).isCloseTo(40, within(1e-6));
        assertThat(remaining.seconds(0)).isEmpty();
    }

    /** Whatever the start took and however many trials run side by side, from the second round on it is right. */
    @Property
    void isRightForTrialsOfEqualLength(
            @ForAll @IntRange(min = 1, max = 16) int workers,
            @ForAll @IntRange(min = 1, max = 100) int finished,
            @ForAll @DoubleRange(min = 6, max = 600) double seconds) {
        RemainingTime remaining = new RemainingTime();
        for (int i = 0; i < workers; i++) {
            remaining.started(i);
        }
        for (int i = 0; i < finished; i++) {
            remaining.finished(i, START + (1 + i / workers) * seconds);
            remaining.started(workers + i);
        }
        double[] estimate = remaining.seconds(workers * 10).stream().toArray();
        if (finished <= workers) {
            assertThat(estimate).isEmpty();
        } else {
            assertThat(estimate).hasSize(1);
            assertThat(estimate[0]).isCloseTo(10 * seconds, within(1e-6));
        }
    }
}
