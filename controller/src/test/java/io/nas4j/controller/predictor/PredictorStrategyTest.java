package io.nas4j.controller.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.controller.SearchStrategyContract;
import io.nas4j.controller.SyntheticReward;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictorStrategyTest extends SearchStrategyContract {

    /** Fewer candidates than by default: the contract is the same, and the replays take seconds. */
    private static final PredictorOptions SMALL = new PredictorOptions(5, 8, 1, 2);

    private final SearchSpace micro = SearchSpaces.get(SearchSpaces.MICRO, new Input(32, 3), 10);

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new PredictorStrategy(context, SMALL);
    }

    /** Uniform sampling has mean 0.5 and standard deviation 0.1; its best of 60 is near 0.73. */
    @Test
    void findsWhatIsRewarded() {
        for (int seed = 0; seed < 5; seed++) {
            SyntheticReward reward = new SyntheticReward(micro, seed, 0.02);
            double best = 0;
            List<StrategyEvent> events = new ArrayList<>();
            Objective accuracy = new Objective(Objective.Form.SOFT, 1e6, 0);
            try (SearchStrategy strategy = new PredictorStrategy(
                    new StrategyContext(micro, accuracy, new RandomStreams(seed), events::add),
                    PredictorOptions.DEFAULT)) {
                for (int i = 0; i < 60; i++) {
                    Choices choices = strategy.propose().orElseThrow();
                    best = Math.max(best, reward.value(choices));
                    double measured = Math.min(1, Math.max(0, reward.measure(choices)));
                    strategy.observe(Observation.complete(choices, measured, measured));
                }
            }
            assertThat(best).as("seed %d", seed).isGreaterThan(0.8);
            StrategyEvent last = events.get(events.size() - 1);
            assertThat(last.kind()).isEqualTo(StrategyEvent.Kind.UPDATE);
            assertThat(last.values().get("forecast_correlation")).isBetween(0.3, 1.0);
        }
    }

    /** Where all networks are equally accurate the reward is their cost alone, which needs no model. */
    @Test
    void knowsWhatNetworksCostWithoutTryingThem() {
        Objective expensive = new Objective(Objective.Form.SOFT, 1e6, -1);
        long least = Metric.MACS.of(
                micro.build(micro.extremes(Metric.MACS).orElseThrow().least()));
        long found = Long.MAX_VALUE;
        try (SearchStrategy strategy = new PredictorStrategy(
                new StrategyContext(micro, expensive, new RandomStreams(1), event -> {}), PredictorOptions.DEFAULT)) {
            for (int i = 0; i < 20; i++) {
                Choices choices = strategy.propose().orElseThrow();
                long macs = micro.cost(Metric.MACS, choices);
                found = Math.min(found, macs);
                strategy.observe(Observation.complete(choices, 0.5, expensive.reward(0.5, macs)));
            }
        }
        assertThat(found).isLessThan((long) (1.1 * least));
    }

    @Test
    void proposesDifferentNetworksSideBySide() {
        try (SearchStrategy strategy = create(micro, 1)) {
            for (int i = 0; i < 20; i++) {
                Choices choices = strategy.propose().orElseThrow();
                strategy.observe(Observation.complete(choices, 0.1 + i / 100.0, 0.1 + i / 100.0));
            }
            List<Choices> batch = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                batch.add(strategy.propose().orElseThrow());
            }
            assertThat(batch.stream().map(micro::identity)).doesNotHaveDuplicates();
        }
    }

    @Test
    void readsItsOptions() {
        assertThat(PredictorOptions.parse(StrategyOptions.parse("predictor:initial=3:pool=5:rounds=0:bound=7")))
                .isEqualTo(new PredictorOptions(3, 5, 0, 7));
        assertThat(PredictorOptions.parse(StrategyOptions.parse("predictor"))).isEqualTo(PredictorOptions.DEFAULT);
    }
}
