package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ImprovementTest {

    @Property
    void accuraciesReadBack(@ForAll @DoubleRange(max = 1) double accuracy) {
        assertThat(ErrorScale.accuracy(ErrorScale.of(accuracy))).isCloseTo(accuracy, within(1e-12));
    }

    /** Riemann sums over ten standard deviations; eight nodes see a kink, so they are near, not exact. */
    @Property(tries = 200)
    void isTheIntegral(
            @ForAll @DoubleRange(min = 0.5, max = 3) double mean,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double deviation,
            @ForAll @DoubleRange(min = 0.5, max = 1.5) double factor,
            @ForAll @DoubleRange(min = 0.3, max = 1) double incumbent) {
        double sum = 0;
        int steps = 4_000;
        for (int i = 0; i < steps; i++) {
            double z = -10 + 20 * (i + 0.5) / steps;
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            double reward = factor * (1.002 - Math.exp(-(mean + deviation * z)));
            sum += density * Math.max(0, reward - incumbent) * 20 / steps;
        }
        assertThat(Improvement.expected(mean, deviation * deviation, factor, incumbent))
                .isCloseTo(sum, within(0.05 * deviation * factor));
    }

    @Test
    void isTheGainWhereNothingIsUncertain() {
        double mean = ErrorScale.of(0.9);
        assertThat(Improvement.expected(mean, 0, 0.5, 0.4)).isCloseTo(0.05, within(1e-9));
        assertThat(Improvement.expected(mean, 0, 0.5, 0.5)).isZero();
    }
}
