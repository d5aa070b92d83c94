package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UntrainedRewardsTest {

    private static final Objective ACCURACY = new Objective(Objective.Form.SOFT, 1, 0);

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);

    private List<Choices> networks(int count) {
        SplittableRandom random = new SplittableRandom(3);
        List<Choices> networks = new ArrayList<>();
        while (networks.size() < count) {
            Choices choices = space.uniform(random);
            if (!networks.contains(choices)) {
                networks.add(choices);
            }
        }
        return networks;
    }

    private List<Choices> bestFirst(Objective objective, List<ScoredNetwork> scored) {
        return UntrainedRewards.bestFirst(
                new StrategyContext(space, objective, new RandomStreams(1), event -> {}).withScored(scored));
    }

    private static ScoredNetwork scored(Choices choices, Map<String, Double> scores) {
        return new ScoredNetwork(choices, new TreeMap<>(scores));
    }

    @Test
    void areInTheOrderOfTheScoreWhereOnlyAccuracyCounts() {
        List<Choices> networks = networks(30);
        List<ScoredNetwork> scored = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            scored.add(scored(networks.get(i), Map.of("naswot", -Math.exp(i))));
        }
        assertThat(bestFirst(ACCURACY, scored)).isEqualTo(networks);
    }

    @Test
    void areInTheOrderOfTheMeanRankOfSeveralScores() {
        List<Choices> networks = networks(3);
        assertThat(bestFirst(
                        ACCURACY,
                        List.of(
                                scored(networks.get(0), Map.of("a", 1.0, "b", 9.0)),
                                scored(networks.get(1), Map.of("a", 3.0, "b", 8.0)),
                                scored(networks.get(2), Map.of("a", 2.0, "b", 0.5)))))
                .containsExactly(networks.get(1), networks.get(0), networks.get(2));
    }

    @Test
    void areInTheOrderOfTheCostWhereScoresAreEqual() {
        List<Choices> networks = networks(20);
        List<Choices> cheapest = networks.stream()
                .sorted(Comparator.comparingLong(choices -> space.cost(Metric.MACS, choices)))
                .toList();
        assertThat(bestFirst(
                        new Objective(Objective.Form.SOFT, 20e6, -0.5),
                        networks.stream()
                                .map(choices -> scored(choices, Map.of("naswot", 1.0)))
                                .toList()))
                .isEqualTo(cheapest);
    }

    @Test
    void aLowScoreIsWorthLessThanAHighCostTakes() {
        List<Choices> networks = networks(2);
        List<Choices> byCost = networks.stream()
                .sorted(Comparator.comparingLong(choices -> space.cost(Metric.MACS, choices)))
                .toList();
        List<ScoredNetwork> scored =
                List.of(scored(byCost.get(0), Map.of("naswot", 1.0)), scored(byCost.get(1), Map.of("naswot", 2.0)));
        assertThat(bestFirst(new Objective(Objective.Form.SOFT, 20e6, -0.01), scored))
                .containsExactly(byCost.get(1), byCost.get(0));
        assertThat(bestFirst(new Objective(Objective.Form.SOFT, 20e6, -5), scored))
                .containsExactly(byCost.get(0), byCost.get(1));
    }
}
