package io.nas4j.controller.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenetics.util.RandomRegistry;
import io.nas4j.controller.SearchStrategyContract;
import io.nas4j.controller.SimulatedSearch;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.SyntheticReward;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvolutionStrategyTest extends SearchStrategyContract {

    private final SearchSpace macro = space(SearchSpaces.NAS_BENCH_MACRO);

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new EvolutionStrategy(context, EvolutionOptions.DEFAULT);
    }

    private static SearchSpace space(String name) {
        return SearchSpaces.get(name, new Input(32, 3), 10);
    }

    /** From 0 to 1. */
    private static double sum(Choices choices) {
        return choices.indices().stream().mapToInt(c -> c).sum() / 16.0;
    }

    private List<StrategyEvent> events(String text, int trials) {
        List<StrategyEvent> events = new ArrayList<>();
        SimulatedSearch.run(
                Strategies.create(text, SimulatedSearch.context(macro, 1, events::add)),
                trials,
                EvolutionStrategyTest::sum);
        return events;
    }

    @Test
    void elitesKeepTheBest() {
        List<StrategyEvent> events = events("evolution:population=6:initial=6:elites=1:offspring=6", 300);
        assertThat(events).hasSize(50);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).values().get("best"))
                    .isGreaterThanOrEqualTo(events.get(i - 1).values().get("best"));
        }
    }

    /** Without elites and with hardly any selection the best is lost now and then. */
    @Test
    void withoutElitesTheBestMayBeLost() {
        List<StrategyEvent> events =
                events("evolution:population=6:initial=6:elites=0:offspring=6:selection=roulette", 300);
        assertThat(IntStream.range(1, events.size())
                        .filter(i -> events.get(i).values().get("best")
                                < events.get(i - 1).values().get("best"))
                        .count())
                .isPositive();
    }

    @Test
    void largerTournamentsPressHarder() {
        assertThat(meanOfLast("evolution:tournament=10")).isGreaterThan(meanOfLast("evolution:tournament=2") + 0.02);
    }

    /** Rewards that lie close together, far from nothing, as accuracies do. */
    @Test
    void theRouletteWheelPrefersWhatIsBetter() {
        assertThat(meanOfLast("evolution:selection=roulette:elites=0")).isGreaterThan(0.6);
    }

    private double meanOfLast(String text) {
        return IntStream.range(0, 20)
                .mapToDouble(seed -> {
                    List<Choices> proposed = SimulatedSearch.run(
                            Strategies.create(text, SimulatedSearch.context(macro, seed, event -> {})),
                            60,
                            choices -> 0.9 + sum(choices) / 100);
                    return proposed.subList(30, 60).stream()
                            .mapToDouble(EvolutionStrategyTest::sum)
                            .average()
                            .orElseThrow();
                })
                .average()
                .orElseThrow();
    }

    /** Mean of 10 searches each; random's best of 100 is 2.4 deviations above the mean, of 1,000 it would be 3.2. */
    @ParameterizedTest
    @ValueSource(
            strings = {"evolution", "evolution:crossover=single", "evolution:crossover=multi", "regularized-evolution"})
    void findsWhatChanceWouldNotWhereDecisionsDependOnEachOther(String text) {
        for (String name : List.of(SearchSpaces.MICRO, SearchSpaces.MNASNET)) {
            SearchSpace space = space(name);
            double best = IntStream.range(0, 10)
                    .mapToDouble(seed -> {
                        SyntheticReward reward = new SyntheticReward(space, seed, 0.02);
                        return SimulatedSearch.run(
                                        Strategies.create(text, SimulatedSearch.context(space, seed, event -> {})),
                                        100,
                                        reward::measure)
                                .stream()
                                .mapToDouble(reward::value)
                                .max()
                                .orElseThrow();
                    })
                    .average()
                    .orElseThrow();
            assertThat(best).as(name).isGreaterThan(0.82);
        }
    }

    @Test
    void leavesTheLibrarysRandomRegistryAsItWas() {
        Object before = RandomRegistry.random();
        events("evolution", 60);
        assertThat(RandomRegistry.random()).isSameAs(before);
    }

    @Test
    void isNotMovedByWhatElseDrawsFromTheRegistry() {
        List<Choices> alone = proposals(() -> {});
        assertThat(proposals(() -> RandomRegistry.random().nextInt())).isEqualTo(alone);
    }

    private List<Choices> proposals(Runnable between) {
        return SimulatedSearch.observed(
                Strategies.create("evolution", SimulatedSearch.context(macro, 5, event -> {})), 80, choices -> {
                    between.run();
                    return Observation.complete(choices, sum(choices), sum(choices));
                });
    }

    @Test
    void readsItsOptions() {
        assertThat(EvolutionOptions.parse(
                        StrategyOptions.parse("evolution:population=30:initial=15:offspring=4:elites=3"
                                + ":selection=roulette:tournament=4:crossover=multi:crossover-rate=0.25:mutation=0.1")))
                .isEqualTo(new EvolutionOptions(
                        30, 15, 4, 3, SelectionKind.ROULETTE, 4, CrossoverKind.MULTI, 0.25, OptionalDouble.of(0.1)));
        assertThat(EvolutionOptions.parse(StrategyOptions.parse("evolution"))).isEqualTo(EvolutionOptions.DEFAULT);
        assertThat(EvolutionOptions.parse(StrategyOptions.parse("evolution:population=2"))
                        .elites())
                .isEqualTo(1);
        assertThatThrownBy(() -> Strategies.factory("evolution:population=20:elites=21"))
                .hasMessage("option elites of strategy evolution must be a whole number from 0 to 20, but was '21'");
        assertThatThrownBy(() -> Strategies.factory("evolution:crossover=none"))
                .hasMessage("option crossover of strategy evolution must be one of multi, single, uniform, but was"
                        + " 'none'");
    }
}
