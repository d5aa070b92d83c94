package io.nas4j.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Choices;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategiesTest {

    @Test
    void makesEveryStrategyThatItNames() {
        StrategyContext context = new StrategyContext(
                TinySpace.create(), new Objective(Objective.Form.SOFT, 1e6, 0), new RandomStreams(1), event -> {});
        for (String name : Strategies.names()) {
            try (SearchStrategy strategy = Strategies.create(name, context)) {
                assertThat(strategy.propose()).as(name).isPresent();
            }
        }
    }

    @Test
    void namesTheStrategiesWhenAskedForAnother() {
        assertThatThrownBy(() -> Strategies.factory("psychic"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("unknown strategy 'psychic'; strategies are " + String.join(", ", Strategies.names()));
    }

    @Test
    void refusesOptionsThatAStrategyDoesNotHave() {
        assertThatThrownBy(() -> Strategies.factory("random:speed=3"))
                .hasMessage("strategy random has no option 'speed'; it has none");
    }

    @Test
    void proposesKnownNetworksWhereRepeatsAreAskedFor() {
        StrategyContext context = new StrategyContext(
                TinySpace.create(), new Objective(Objective.Form.SOFT, 1e6, 0), new RandomStreams(1), event -> {});
        try (SearchStrategy once = Strategies.create("random:repeats=no", context);
                SearchStrategy again = Strategies.create("random:repeats=yes", context)) {
            for (int i = 0; i < 10; i++) {
                assertThat(once.propose().isPresent()).isEqualTo(i < 4);
                assertThat(again.propose()).isPresent();
            }
        }
        assertThatThrownBy(() -> Strategies.factory("random:repeats=maybe"))
                .hasMessage("option repeats of strategy random must be one of no, yes, but was 'maybe'");
        assertThatThrownBy(() -> Strategies.factory("grid:repeats=yes"))
                .hasMessage("strategy grid has no option 'repeats'; it has none");
    }

    @ParameterizedTest
    @MethodSource("repeating")
    void neverProposesAgainWhatKilledItsWorkerTwice(String strategy) {
        StrategyContext context = new StrategyContext(
                TinySpace.create(), new Objective(Objective.Form.SOFT, 1e6, 0), new RandomStreams(1), event -> {});
        try (SearchStrategy repeating = Strategies.create(strategy + ":repeats=yes", context)) {
            Set<String> crashed = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                Optional<Choices> choices = repeating.propose();
                if (choices.isEmpty()) {
                    break;
                }
                String network = context.space().identity(choices.get());
                assertThat(crashed).doesNotContain(network);
                if (crashed.size() < 2) {
                    crashed.add(network);
                    repeating.observe(Observation.failed(choices.get(), FailureCause.CRASHED));
                } else {
                    repeating.observe(Observation.complete(choices.get(), 0.5, 0.5));
                }
            }
            assertThat(crashed).hasSize(2);
        }
    }

    static Stream<String> repeating() {
        return Strategies.names().stream().filter(name -> !name.equals(Strategies.GRID));
    }
}
