package io.nas4j.api.stage.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RankSumTest {

    private static final Measure SUPERNET = new Measure("supernet", false, values(-2, -1, -3), 0.5, 180);
    private static final Measure DEPTH = new Measure("depth", false, values(4, 5, 6), 0.001);
    private static final Measure NASWOT = new Measure(
            "naswot", false, List.of(OptionalDouble.of(1), OptionalDouble.of(3), OptionalDouble.empty()), 1);

    private static List<OptionalDouble> values(double... values) {
        return DoubleStream.of(values).mapToObj(OptionalDouble::of).toList();
    }

    @Test
    void addsTheRanksOfAllThatAreNamed() {
        Measure sum = RankSum.of("supernet+depth", List.of(NASWOT, SUPERNET, DEPTH));
        assertThat(sum.values()).isEqualTo(values(2 + 1, 3 + 2, 1 + 3));
        assertThat(sum.secondsOnce()).isEqualTo(180);
        assertThat(sum.seconds()).isEqualTo(0.501);
        assertThat(sum.trained()).isFalse();
    }

    @Test
    void ranksOnlyTheNetworksThatAllMeasuresKnow() {
        Measure sum = RankSum.of("naswot+supernet+depth", List.of(NASWOT, SUPERNET, DEPTH));
        assertThat(sum.name()).isEqualTo("naswot+supernet+depth");
        assertThat(sum.values()).containsExactly(OptionalDouble.of(3), OptionalDouble.of(6), OptionalDouble.empty());
    }

    @Test
    void namesTheMeasuresThatThereAre() {
        assertThatThrownBy(() -> RankSum.of("supernet+dept", List.of(SUPERNET, DEPTH)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "--combine must name measures with + between, of supernet, depth, but has 'dept'; did you mean"
                                + " depth?");
    }
}
