package io.nas4j.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NormalScoresTest {

    @Property(tries = 200)
    void areQuantilesOfTheNormalDistribution(@ForAll @DoubleRange(min = 0.01, max = 0.99) double share) {
        assertThat(NormalScores.quantile(share))
                .isCloseTo(new NormalDistribution().inverseCumulativeProbability(share), within(5e-4));
    }

    @Property(tries = 100)
    void followTheOrderAndNothingElse(@ForAll @Size(min = 1, max = 20) List<@IntRange(max = 30) Integer> whole) {
        double[] values = whole.stream().mapToDouble(i -> i).toArray();
        double[] scores = NormalScores.of(values);
        assertThat(NormalScores.of(Arrays.stream(values).map(Math::exp).toArray()))
                .isEqualTo(scores);
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                assertThat(Double.compare(scores[i], scores[j])).isEqualTo(Double.compare(values[i], values[j]));
            }
        }
    }

    @Test
    void equalValuesShareTheMiddleOfTheirRanks() {
        assertThat(NormalScores.of(new double[] {5, 1, 5, 9})).containsExactly(0, -score(0.875), 0, score(0.875));
    }

    private static double score(double share) {
        return NormalScores.quantile(share);
    }
}
