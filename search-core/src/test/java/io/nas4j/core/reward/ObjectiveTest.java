package io.nas4j.core.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.InvalidInputException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

    /** The paper's reading of -0.07: twice the cost is worth 5 % (relative) more accuracy. */
    @Test
    void softFormTradesTwiceTheCostForFivePerCent() {
        Objective soft = new Objective(Objective.Form.SOFT, 400e6, -0.07);
        assertThat(soft.reward(0.7, 400_000_000)).isEqualTo(0.7);
        assertThat(soft.reward(0.735, 800_000_000)).isCloseTo(soft.reward(0.7, 400_000_000), within(0.001));
        assertThat(soft.reward(0.7, 200_000_000)).isGreaterThan(0.7);
    }

    @Test
    void hardFormIsAccuracyUpToTheTargetAndFallsBeyond() {
        Objective hard = new Objective(Objective.Form.HARD, 1e6, -1);
        assertThat(hard.reward(0.7, 10)).isEqualTo(0.7);
        assertThat(hard.reward(0.7, 1_000_000)).isEqualTo(0.7);
        assertThat(hard.reward(0.7, 2_000_000)).isCloseTo(0.35, within(1e-12));
    }

    /** With one exponent on both sides T is a common factor: it changes no ranking. */
    @Property
    void targetChangesNoRankingInTheSoftForm(
            @ForAll @DoubleRange(min = 0.01, max = 1) double a,
            @ForAll @DoubleRange(min = 0.01, max = 1) double b,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long macsA,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long macsB) {
        Objective near = new Objective(Objective.Form.SOFT, 1e6, -0.07);
        Objective far = new Objective(Objective.Form.SOFT, 4e8, -0.07);
        double ratioNear = near.reward(a, macsA) / near.reward(b, macsB);
        double ratioFar = far.reward(a, macsA) / far.reward(b, macsB);
        assertThat(ratioFar).isCloseTo(ratioNear, within(1e-9 * ratioNear));
    }

    @Test
    void refusesTargetsAndExponentsThatMakeNoSense() {
        assertThatThrownBy(() -> new Objective(Objective.Form.SOFT, 0, -0.07))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("target FLOPs (MACs) must be a number above 0, but was 0");
        assertThatThrownBy(() -> new Objective(Objective.Form.SOFT, 1e6, 0.07))
                .hasMessage("exponent must be a number from -100 to 0, but was 0.07");
    }
}
