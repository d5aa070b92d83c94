package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the model makes of scores without training: of good, useless and misleading ones. */
class ScoredModelTest {

    private static final int SEEDS = 6;
    private static final Map<String, ToDoubleFunction<Choices>> NONE = Map.of();
    private static final Map<String, ToDoubleFunction<Choices>> GOOD =
            Map.of("naswot", choices -> -100 * Math.exp(-worth(choices)));
    private static final Map<String, ToDoubleFunction<Choices>> MISLEADING =
            Map.of("naswot", choices -> -worth(choices));
    private static final Map<String, ToDoubleFunction<Choices>> USELESS =
            Map.of("naswot", choices -> new SplittableRandom(choices.hashCode()).nextDouble());
    /** Of another order than accuracies, but with an order. */
    private static final Map<String, ToDoubleFunction<Choices>> OTHER = Map.of("naswot", choices -> taste(choices, 99));

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);

    /** What is good in each place differs from place to place, and neighbours matter to each other. */
    private static double worth(Choices choices) {
        return taste(choices, 7);
    }

    private static double taste(Choices choices, long seed) {
        double sum = 0;
        for (int d = 0; d < choices.size(); d++) {
            sum += normal(seed, 100L * d + choices.get(d));
            if (d > 0) {
                sum += 0.5 * normal(seed, 100_000L * d + 10L * choices.get(d) + choices.get(d - 1));
            }
        }
        return sum;
    }

    private static double normal(long seed, long what) {
        return new SplittableRandom(31 * seed + what).nextGaussian();
    }

    private static double accuracy(Choices choices) {
        return 1 / (1 + Math.exp(-1 - 0.3 * worth(choices)));
    }

    private Features features(Map<String, ToDoubleFunction<Choices>> scores, int seed) {
        SplittableRandom random = new SplittableRandom(1_000 + seed);
        List<ScoredNetwork> scored = new ArrayList<>();
        for (int i = 0; i < 64 && !scores.isEmpty(); i++) {
            Choices choices = space.uniform(random);
            SortedMap<String, Double> values = new TreeMap<>();
            scores.forEach((name, score) -> values.put(name, score.applyAsDouble(choices)));
            scored.add(new ScoredNetwork(choices, values));
        }
        return new Features(space, scored, new SplittableRandom(seed));
    }

    private AccuracyModel learned(Map<String, ToDoubleFunction<Choices>> scores, int trials, int seed) {
        AccuracyModel model = new AccuracyModel(features(scores, seed), 1_500, 150);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < trials; i++) {
            Choices choices = space.uniform(random);
            model.learn(choices, 1, accuracy(choices));
        }
        return model;
    }

    /** Kendall's tau of what is expected and true, over 300 networks; the mean over the seeds. */
    private double tau(Map<String, ToDoubleFunction<Choices>> scores, int trials) {
        return IntStream.range(0, SEEDS)
                .mapToDouble(seed -> {
                    AccuracyModel.Posterior posterior =
                            learned(scores, trials, seed).fit(List.of());
                    SplittableRandom random = new SplittableRandom(500 + seed);
                    List<Choices> unseen = Stream.generate(() -> space.uniform(random))
                            .limit(300)
                            .toList();
                    return RankCorrelation.KENDALL
                            .of(
                                    unseen.stream()
                                            .mapToDouble(choices -> posterior
                                                    .guess(posterior.features().of(choices))
                                                    .mean())
                                            .toArray(),
                                    unseen.stream()
                                            .mapToDouble(ScoredModelTest::accuracy)
                                            .toArray())
                            .orElse(0);
                })
                .average()
                .orElseThrow();
    }

    @Test
    void aGoodScoreHelpsFromTheFirstTrialsOn() {
        assertThat(tau(GOOD, 0)).isGreaterThan(0.65);
        assertThat(tau(GOOD, 5)).isGreaterThan(tau(NONE, 5) + 0.3);
        assertThat(tau(GOOD, 10)).isGreaterThan(tau(NONE, 20) + 0.15);
        assertThat(tau(GOOD, 80)).isGreaterThan(tau(NONE, 80) - 0.01);
    }

    @Test
    void aScoreThatSaysTheContraryIsUnderstoodAfterTwentyTrials() {
        assertThat(tau(MISLEADING, 20)).isGreaterThan(tau(NONE, 20));
        assertThat(tau(MISLEADING, 40)).isGreaterThan(tau(NONE, 40));
    }

    @Test
    void aUselessScoreCostsNothing() {
        for (int trials : new int[] {10, 20, 40}) {
            assertThat(tau(USELESS, trials)).isCloseTo(tau(NONE, trials), within(0.025));
        }
    }

    /** Such a score says the same of similar networks, as a good one does, and about other similarities. */
    @Test
    void aScoreThatFollowsAnotherOrderCostsLittleAfterTwentyTrialsAndNothingAfterForty() {
        assertThat(tau(OTHER, 20)).isGreaterThan(tau(NONE, 20) - 0.06);
        assertThat(tau(OTHER, 40)).isGreaterThan(tau(NONE, 40) - 0.01);
    }

    @Test
    void saysHowFarItBelievesThem() {
        assertThat(weight(GOOD)).isBetween(0.7, 1.3);
        assertThat(weight(USELESS)).isBetween(-0.3, 0.3);
        assertThat(weight(MISLEADING)).isBetween(-1.3, -0.7);
        assertThat(fitted(NONE).told()).doesNotContainKey("score_weight").containsEntry("of_scores", 0.0);
    }

    private double weight(Map<String, ToDoubleFunction<Choices>> scores) {
        return fitted(scores).told().get("score_weight");
    }

    private AccuracyModel fitted(Map<String, ToDoubleFunction<Choices>> scores) {
        AccuracyModel model = learned(scores, 40, 1);
        model.fit(List.of());
        return model;
    }

    @Test
    void saysHowWellEachScoreRanksWhatWasMeasured() {
        Map<String, ToDoubleFunction<Choices>> both = new HashMap<>(GOOD);
        both.put("synflow", MISLEADING.get("naswot"));
        both.put("grad-norm", USELESS.get("naswot"));
        SortedMap<String, Double> told = fitted(both).told();
        assertThat(told.get("tau_naswot")).isBetween(0.6, 1.0);
        assertThat(told.get("tau_grad-norm")).isBetween(-0.3, 0.3);
        assertThat(told.get("tau_synflow")).isCloseTo(-told.get("tau_naswot"), within(1e-9));
    }

    /** Ranks are what counts, and what a network lacks is in the middle. */
    @Test
    void severalScoresAreOneColumnOfTheirRanks() {
        List<ScoredNetwork> scored = new ArrayList<>();
        List<ScoredNetwork> otherwise = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 40; i++) {
            Choices choices = space.uniform(random);
            double worth = worth(choices);
            scored.add(new ScoredNetwork(choices, new TreeMap<>(Map.of("a", worth))));
            otherwise.add(
                    new ScoredNetwork(choices, new TreeMap<>(Map.of("a", Math.exp(worth), "b", 1e6 + 1e3 * worth))));
        }
        Choices choices = space.uniform(random);
        double one =
                new Features(space, scored, new SplittableRandom(1)).of(choices).score();
        double two = new Features(space, otherwise, new SplittableRandom(1))
                .of(choices)
                .score();
        assertThat(two).isCloseTo(one, within(1e-9));
        assertThat(one).isNotZero();
    }

    @Test
    void tooFewNetworksOrEqualScoresAreNoColumn() {
        SplittableRandom random = new SplittableRandom(4);
        List<ScoredNetwork> few = Stream.generate(() -> space.uniform(random))
                .limit(7)
                .map(choices -> new ScoredNetwork(choices, new TreeMap<>(Map.of("a", worth(choices)))))
                .toList();
        List<ScoredNetwork> equal = Stream.generate(() -> space.uniform(random))
                .limit(20)
                .map(choices -> new ScoredNetwork(choices, new TreeMap<>(Map.of("a", 3.0))))
                .toList();
        for (List<ScoredNetwork> scored : List.of(few, equal, List.<ScoredNetwork>of())) {
            Features features = new Features(space, scored, new SplittableRandom(1));
            assertThat(features.has(FeatureGroup.SCORES)).isFalse();
            assertThat(features.of(space.uniform(random)).score()).isZero();
        }
    }

    @Test
    void goesOnTheSameAfterItWasSavedAndRestored() {
        AccuracyModel model = fitted(GOOD);
        StateOutput saved = new StateOutput();
        model.save(saved);
        AccuracyModel restored = new AccuracyModel(features(GOOD, 1), 1_500, 150);
        StateInput input = new StateInput(saved.bytes());
        restored.restore(input);
        assertThat(input.ended()).isTrue();
        AccuracyModel.Posterior expected = model.fit(List.of());
        Choices choices = space.uniform(new SplittableRandom(8));
        assertThat(restored.fit(List.of()).guess(features(GOOD, 1).of(choices)))
                .isEqualTo(expected.guess(expected.features().of(choices)));
        assertThat(restored.told()).isEqualTo(model.told());
    }
}
