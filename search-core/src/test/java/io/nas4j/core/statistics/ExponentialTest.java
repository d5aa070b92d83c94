package io.nas4j.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    @Property
    void isTheExponentialFunction(@ForAll @DoubleRange(min = -690, max = 690) double x) {
        assertThat(Exponential.exp(x)).isCloseTo(StrictMath.exp(x), withinPercentage(1e-12));
        assertThat(Exponential.tanh(x / 20) + 2).isCloseTo(StrictMath.tanh(x / 20) + 2, withinPercentage(1e-12));
    }

    @Test
    void staysFiniteFarOut() {
        assertThat(Exponential.exp(1e9)).isFinite().isGreaterThan(1e300);
        assertThat(Exponential.exp(-1e9)).isNotNegative().isLessThan(1e-300);
        assertThat(Exponential.sigmoid(-1e9)).isBetween(0.0, 1e-300);
        assertThat(Exponential.tanh(1e9)).isEqualTo(1);
        assertThat(Exponential.exp(0)).isEqualTo(1);
    }
}
