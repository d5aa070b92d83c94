package io.nas4j.controller;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every strategy goes on from a kept state exactly as from a replay. */
class StrategyStateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "random",
                "grid",
                "evolution",
                "evolution:population=6:offspring=4:crossover-rate=1",
                "regularized-evolution",
                "nsga2",
                "local-search",
                "predictor",
                "reinforce",
                "ppo",
                "evolution:repeats=yes",
                "reinforce:repeats=yes"
            })
    void goesOnAsIfItHadNeverStopped(String strategy) {
        StateContract.check(
                strategy, SearchSpaces.get(SearchSpaces.MICRO, new Input(32, 3), 10), 3, 70, 0, 2, 17, 40, 69);
    }

    /** Where the space runs out, what is left of it is drawn from a list. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "random",
                "grid",
                "evolution",
                "regularized-evolution",
                "nsga2",
                "local-search",
                "predictor",
                "reinforce",
                "ppo"
            })
    void goesOnWhereTheSpaceRunsOut(String strategy) {
        StateContract.check(strategy, TinySpace.commuting(), 2, 1_000, 3, 6);
        StateContract.check(strategy, TinySpace.create(), 1, 1_000, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "evolution", "ppo"})
    void refusesTheStateOfAnother(String strategy) {
        StrategyContext context = new StrategyContext(
                TinySpace.create(), new Objective(Objective.Form.SOFT, 1, 0), new RandomStreams(1), event -> {});
        try (SearchStrategy grid = Strategies.create("grid", context);
                SearchStrategy other = Strategies.create(strategy, context)) {
            StateOutput output = new StateOutput();
            grid.state().orElseThrow().save(output);
            assertThatThrownBy(() -> other.state().orElseThrow().restore(new StateInput(output.bytes()), List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("grid 1");
        }
    }
}
