package io.nas4j.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    /** Lows and highs by {@code scipy.stats.binomtest(hits, trials).proportion_ci(method='wilson')} of SciPy 1.17.1. */
    @ParameterizedTest
    @CsvSource({
        "8, 10, 0.49016247153664183, 0.943317848545625",
        "0, 10, 0, 0.27753279986288926",
        "10, 10, 0.7224672001371107, 1",
        "1278, 2000, 0.6177027540317526, 0.6597643068240591"
    })
    void hasWilsonsInterval(long hits, long trials, double low, double high) {
        Proportion proportion = Proportion.of(hits, trials);

        assertThat(proportion.value()).isEqualTo((double) hits / trials);
        assertThat(proportion.low()).isCloseTo(low, within(1e-12));
        assertThat(proportion.high()).isCloseTo(high, within(1e-12));
    }

    @Test
    void needsATrial() {
        assertThatThrownBy(() -> Proportion.of(0, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least one trial");
        assertThatThrownBy(() -> Proportion.of(3, 2)).isInstanceOf(InvalidInputException.class);
    }
}
