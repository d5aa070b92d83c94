package io.nas4j.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.controller.Strategies;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import org.junit.jupiter.api.Test;

class PpoStrategyTest extends PolicyStrategyContract {

    /** Fewer units than by default: the contract is the same, and the replays take seconds. */
    private static final PpoOptions SMALL =
            PpoOptions.parse(StrategyOptions.parse("ppo:hidden=8:memory=8:candidates=4"));

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new PpoStrategy(context, SMALL);
    }

    /** Where all networks are equally accurate the reward is their cost alone, which the critic need not learn. */
    @Test
    void choosesByWhatNetworksCostWithoutTryingThem() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);
        assertThat(meanMacs(space, "ppo")).isLessThan(0.8 * meanMacs(space, "ppo:candidates=1"));
    }

    private static double meanMacs(SearchSpace space, String text) {
        Objective expensive = new Objective(Objective.Form.SOFT, 1e6, -1);
        double mean = 0;
        try (SearchStrategy strategy =
                Strategies.create(text, new StrategyContext(space, expensive, new RandomStreams(1), event -> {}))) {
            for (int i = 0; i < 24; i++) {
                Choices choices = strategy.propose().orElseThrow();
                long macs = space.cost(Metric.MACS, choices);
                mean += i < 4 ? 0 : macs / 20.0;
                strategy.observe(Observation.complete(choices, 0.5, expensive.reward(0.5, macs)));
            }
        }
        return mean;
    }

    @Test
    void readsItsOptions() {
        assertThat(PpoOptions.parse(StrategyOptions.parse("ppo"))).isEqualTo(PpoOptions.DEFAULT);
        assertThat(PpoOptions.parse(StrategyOptions.parse("ppo:clip=0.3:epochs=7"))
                        .updates()
                        .epochs())
                .isEqualTo(7);
        assertThatThrownBy(() -> PpoOptions.parse(StrategyOptions.parse("ppo:clip=0")))
                .isInstanceOf(InvalidInputException.class);
    }
}
