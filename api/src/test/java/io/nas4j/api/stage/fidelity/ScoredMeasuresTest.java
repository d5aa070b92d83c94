package io.nas4j.api.stage.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.evaluation.Score;
import io.nas4j.evaluator.zerocost.RankProduct;
import io.nas4j.evaluator.zerocost.ZeroCost;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoredMeasuresTest {

    private static SortedMap<String, Score> network(double value) {
        SortedMap<String, Score> scores = new TreeMap<>();
        RankProduct.AZ_NAS_PARTS.forEach(part -> scores.put(part.text(), Score.of(value, 2)));
        return scores;
    }

    @Test
    void leavesMissingScoresOutAndTellsTheMeanTime() {
        List<Measure> measures = ScoredMeasures.of(
                List.of(ZeroCost.SWAP),
                List.of(
                        new TreeMap<>(Map.of("swap", Score.of(3, 1))),
                        new TreeMap<>(Map.of("swap", Score.missing("no such kernel", 2)))));
        assertThat(measures)
                .containsExactly(
                        new Measure("swap", false, List.of(OptionalDouble.of(3), OptionalDouble.empty()), 1.5));
    }

    @Test
    void combinesThePartsOfAzNasWhereAllAreThere() {
        List<SortedMap<String, Score>> networks = List.of(network(1), network(5));
        List<Measure> measures = ScoredMeasures.of(RankProduct.AZ_NAS_PARTS, networks);
        assertThat(measures).hasSize(5);
        Measure combined = measures.get(4);
        assertThat(combined.name()).isEqualTo("az-nas");
        assertThat(combined.seconds()).isEqualTo(2);
        assertThat(combined.values().get(0).getAsDouble()).isCloseTo(4 * Math.log(0.5), within(1e-12));
        assertThat(combined.values().get(1).getAsDouble()).isCloseTo(0, within(1e-12));
        assertThat(ScoredMeasures.of(RankProduct.AZ_NAS_PARTS.subList(0, 3), networks))
                .hasSize(3);
    }
}
