package io.nas4j.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairwiseTauTest {

    private static List<Double> decimals(List<Integer> whole) {
        return whole.stream().map(Integer::doubleValue).toList();
    }

    @Property
    void isKendallsTauWhereAllPairsCount(
            @ForAll @Size(12) List<@IntRange(min = 0, max = 6) Integer> first,
            @ForAll @Size(12) List<@IntRange(min = 0, max = 6) Integer> second) {
        var expected = RankCorrelation.KENDALL.of(decimals(first), decimals(second));
        var tau = PairwiseTau.of(decimals(first), decimals(second), (i, j) -> true);
        assertThat(tau.isPresent()).isEqualTo(expected.isPresent());
        if (tau.isPresent()) {
            assertThat(tau.getAsDouble()).isCloseTo(expected.getAsDouble(), within(1e-12));
        }
    }

    @Test
    void countsOnlyThePairsThatAreCompared() {
        // two groups of five: in order within each, in the opposite order between them
        List<Double> scores = List.of(6., 7., 8., 9., 10., 1., 2., 3., 4., 5.);
        List<Double> truth = List.of(1., 2., 3., 4., 5., 6., 7., 8., 9., 10.);
        assertThat(PairwiseTau.of(scores, truth, (i, j) -> i / 5 == j / 5)).hasValue(1);
        assertThat(PairwiseTau.of(scores, truth, (i, j) -> i / 5 != j / 5)).hasValue(-1);
    }

    @Test
    void isEmptyWhereTooFewPairsCountOrAllAreTied() {
        List<Double> scores = List.of(1., 2., 3., 4., 5.);
        assertThat(PairwiseTau.of(scores, scores, (i, j) -> j == 0)).isEmpty();
        assertThat(PairwiseTau.of(scores, List.of(1., 1., 1., 1., 1.), (i, j) -> true))
                .isEmpty();
    }
}
