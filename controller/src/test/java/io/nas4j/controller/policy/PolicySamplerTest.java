package io.nas4j.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.controller.TinySpace;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PolicySamplerTest {

    private final SearchSpace space = TinySpace.create();
    private final PolicyWeights weights = new PolicyWeights(PolicyShape.of(space, 10), new SplittableRandom(1), 1);
    private final PolicySampler sampler = new PolicySampler(space, weights.shape(), new Lstm(weights));

    /** Chi-squared with 3 degrees of freedom is above 16.27 once in 1,000 times; the seed is fixed. */
    @Test
    void samplesWithThePolicysProbabilities() {
        SplittableRandom random = new SplittableRandom(5);
        int draws = 20_000;
        int[] counts = new int[4];
        for (int i = 0; i < draws; i++) {
            Episode episode = sampler.sample(random, logs -> {});
            counts[2 * episode.choices().get(0) + episode.choices().get(1)]++;
        }
        double chiSquared = 0;
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double probability =
                    Math.exp(sampler.episode(new Choices(List.of(i / 2, i % 2))).logProbability());
            double expected = draws * probability;
            chiSquared += (counts[i] - expected) * (counts[i] - expected) / expected;
            sum += probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(chiSquared).isLessThan(16.27);
    }

    @Test
    void greedyTakesTheLikeliestChoiceAtEachDecision() {
        Episode greedy = sampler.greedy();
        Episode other = sampler.episode(new Choices(
                List.of(greedy.choices().get(0), 1 - greedy.choices().get(1))));
        assertThat(greedy.logProbability()).isGreaterThan(other.logProbability());
    }

    @Test
    void heatBringsProbabilitiesNearer() {
        assertThat(Softmax.heated(new double[] {Math.log(0.8), Math.log(0.2)}, 2))
                .containsExactly(new double[] {Math.log(2 / 3.0), Math.log(1 / 3.0)}, within(1e-12));
    }
}
