package io.nas4j.evaluator.zerocost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RankProductTest {

    /** Ranks 1 2 3 and 2.5 2.5 1 of three. */
    @Test
    void sumsTheLogarithmsOfRanks() {
        List<OptionalDouble> sums = RankProduct.of(List.of(values(-5, 0, 7), values(2, 2, 1)));
        assertThat(sums.get(0).getAsDouble()).isCloseTo(Math.log(1 / 3.0) + Math.log(2.5 / 3), within(1e-12));
        assertThat(sums.get(1).getAsDouble()).isCloseTo(Math.log(2 / 3.0) + Math.log(2.5 / 3), within(1e-12));
        assertThat(sums.get(2).getAsDouble()).isCloseTo(Math.log(1) + Math.log(1 / 3.0), within(1e-12));
    }

    /** The mean of both ranks is the same, but who is worst by one of them falls behind. */
    @Test
    void punishesTheWorstRank() {
        List<OptionalDouble> sums = RankProduct.of(List.of(values(1, 2, 3, 4, 5), values(5, 2, 3, 4, 1)));
        assertThat(sums.get(0).getAsDouble()).isLessThan(sums.get(2).getAsDouble());
    }

    @Test
    void leavesOutWhoLacksAScore() {
        List<OptionalDouble> sums = RankProduct.of(
                List.of(values(3, 1, 2), List.of(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(2))));
        assertThat(sums.get(1)).isEmpty();
        assertThat(sums.get(2).getAsDouble()).isCloseTo(Math.log(0.5), within(1e-12));
        assertThat(RankProduct.of(List.of(List.of(), List.of()))).isEmpty();
    }

    private static List<OptionalDouble> values(double... values) {
        return Arrays.stream(values).mapToObj(OptionalDouble::of).toList();
    }
}
