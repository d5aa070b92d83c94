package io.nas4j.controller.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.controller.model.ErrorScale;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AcquisitionTest {

    private static final double GOOD = ErrorScale.of(0.9);

    @Test
    void theUpperBoundIsTheRewardOfTwoDeviations() {
        double value = Acquisition.UPPER_BOUND.of(GOOD, 0.09, 0.5, 0.4);
        assertThat(value).isCloseTo(0.5 * ErrorScale.accuracy(GOOD + 0.6), within(1e-12));
    }

    /** A search whose single trainings have much noise stays around the first lucky network if nothing else is tried. */
    @Test
    void theUpperBoundGoesWhereImprovementDoesNot() {
        double incumbent = 0.9;
        double near = ErrorScale.of(0.899);
        double far = ErrorScale.of(0.86);
        assertThat(Acquisition.EXPECTED_IMPROVEMENT.of(near, 0.02, 1, incumbent))
                .isGreaterThan(Acquisition.EXPECTED_IMPROVEMENT.of(far, 0.06, 1, incumbent));
        assertThat(Acquisition.UPPER_BOUND.of(near, 0.001, 1, incumbent))
                .isLessThan(Acquisition.UPPER_BOUND.of(far, 0.06, 1, incumbent));
    }

    @Test
    void eachProposesEverySecondNetwork() {
        assertThat(IntStream.range(0, 6)
                        .mapToObj(proposed -> Acquisition.after(proposed, 2) == Acquisition.UPPER_BOUND))
                .containsExactly(true, false, true, false, true, false);
        assertThat(Acquisition.after(4, 0)).isEqualTo(Acquisition.EXPECTED_IMPROVEMENT);
        assertThat(Acquisition.after(3, 1)).isEqualTo(Acquisition.UPPER_BOUND);
    }

    @Property
    void moreVarianceNeverLowersTheUpperBound(
            @ForAll @DoubleRange(min = 0, max = 5) double mean,
            @ForAll @DoubleRange(min = 0, max = 1) double variance,
            @ForAll @DoubleRange(min = 0.1, max = 1) double factor) {
        double less = Acquisition.UPPER_BOUND.of(mean, variance, factor, 0.7);
        assertThat(Acquisition.UPPER_BOUND.of(mean, variance + 0.1, factor, 0.7))
                .isGreaterThan(less);
    }
}
