package io.nas4j.cli.command.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.simulation.TrialTimes;
import org.junit.jupiter.api.Test;

class StudyTimesTest {

    @Test
    void findsTheLineThatTimesLieOn() {
        TrialTimes times = StudyTimes.fit(new long[] {1_000, 2_000, 4_000}, new double[] {12, 14, 18}, 0.1);
        assertThat(times.base()).isCloseTo(10, within(1e-9));
        assertThat(times.perMac()).isCloseTo(0.002, within(1e-12));
        assertThat(times.spread()).isCloseTo(0, within(1e-9));
        assertThat(times.failureRate()).isEqualTo(0.1);
    }

    @Test
    void goesThroughTheOriginWhereTheLineWouldBeginBelowZero() {
        TrialTimes times = StudyTimes.fit(new long[] {1_000, 3_000}, new double[] {1, 9}, 0);
        assertThat(times.base()).isZero();
        assertThat(times.perMac()).isCloseTo(5.0 / 2_000, within(1e-12));
        assertThat(times.spread()).isPositive();
    }

    @Test
    void takesTheMeanWhereSizeTellsNothing() {
        TrialTimes equal = StudyTimes.fit(new long[] {7, 7, 7}, new double[] {2, 4, 6}, 0);
        assertThat(equal.expected(7)).isEqualTo(4);
        assertThat(equal.perMac()).isZero();
        // the standard deviation of the logarithms of 1/2, 1 and 3/2
        assertThat(equal.spread()).isCloseTo(0.5555, within(1e-3));
        TrialTimes falling = StudyTimes.fit(new long[] {1, 2}, new double[] {6, 2}, 0);
        assertThat(falling.expected(1_000_000)).isEqualTo(4);
    }
}
