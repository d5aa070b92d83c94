package io.nas4j.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdvantagesTest {

    /** The normal distribution's quantiles at 1/6, 1/2 and 5/6 are -0.967, 0 and 0.967. */
    @Test
    void areNormalScoresOfRanks() {
        Advantages advantages = advantages(10, 3, 1, 2);
        assertThat(advantages.of(1)).isCloseTo(-0.967, within(1e-3));
        assertThat(advantages.of(2)).isZero();
        assertThat(advantages.of(3)).isCloseTo(0.967, within(1e-3));
        assertThat(advantages.baseline()).isEqualTo(2);
    }

    @Test
    void doNotChangeWithTheRewardsScale() {
        Advantages plain = advantages(10, 1, 4, 2, 8);
        Advantages scaled = advantages(10, -90, -60, -80, 1_000_000);
        assertThat(scaled.of(-60)).isEqualTo(plain.of(4));
        assertThat(scaled.of(1_000_000)).isEqualTo(plain.of(8));
    }

    @Test
    void forgetWhatIsOlderThanTheWindow() {
        Advantages advantages = advantages(2, 100, 1, 2);
        assertThat(advantages.baseline()).isEqualTo(1.5);
        assertThat(advantages.of(2)).isPositive();
        assertThat(advantages.of(100)).isEqualTo(advantages.of(3)).isFinite();
    }

    @Test
    void areZeroWhileNothingCanBeCompared() {
        assertThat(advantages(5, 0.3).of(0.3)).isZero();
        assertThat(advantages(5, 0.3, 0.3, 0.3).of(0.3)).isZero();
    }

    private static Advantages advantages(int window, double... rewards) {
        Advantages advantages = new Advantages(window);
        for (double reward : rewards) {
            advantages.add(reward);
        }
        return advantages;
    }
}
