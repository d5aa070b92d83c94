package io.nas4j.controller.reinforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.controller.SearchStrategyContract;
import io.nas4j.controller.SyntheticReward;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.search.SearchSpaces;
import org.junit.jupiter.api.Test;

class ReinforceStrategyTest extends SearchStrategyContract {

    /** Fewer units than by default: the contract is the same, and the replays take seconds. */
    private static final ReinforceOptions SMALL = new ReinforceOptions(8, 0.1, 4, 0.03, 0.03, 0.95);

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new ReinforceStrategy(context, SMALL);
    }

    /** Uniform sampling has mean 0.5 and standard deviation 0.1: its mean of 50 is above 0.55 once in 2,000 times. */
    @Test
    void learnsWhatIsRewarded() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(32, 3), 10);
        for (int seed = 0; seed < 5; seed++) {
            SyntheticReward reward = new SyntheticReward(space, seed, 0.05);
            double last = 0;
            try (SearchStrategy strategy = create(space, seed)) {
                for (int i = 0; i < 300; i++) {
                    Choices choices = strategy.propose().orElseThrow();
                    last += i < 250 ? 0 : reward.value(choices) / 50;
                    double measured = reward.measure(choices);
                    strategy.observe(Observation.complete(choices, measured, measured));
                }
            }
            assertThat(last).as("seed %d", seed).isGreaterThan(0.6);
        }
    }
}
