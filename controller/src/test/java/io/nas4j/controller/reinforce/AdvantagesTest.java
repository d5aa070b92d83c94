package io.nas4j.controller.reinforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdvantagesTest {

    @Test
    void areAboveTheMovingAverageInStandardDeviations() {
        Advantages advantages = new Advantages(0.5);
        assertThat(advantages.of(rewards(1, 3))).containsExactly(-1, 1);
        // The baseline went from 2 through 1.5 to 2.25; 1, 3, 2, 6 deviate by sqrt(3.5).
        assertThat(advantages.of(rewards(2, 6)))
                .containsExactly(new double[] {-0.25 / Math.sqrt(3.5), 3.75 / Math.sqrt(3.5)}, within(1e-12));
    }

    @Test
    void areZeroWhileNothingCanBeCompared() {
        Advantages advantages = new Advantages(0.95);
        assertThat(advantages.of(rewards(0.3, 0.3))).containsOnly(0);
    }

    private static double[] rewards(double... rewards) {
        return rewards;
    }
}
