package io.nas4j.controller.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.controller.SearchStrategyContract;
import io.nas4j.controller.SimulatedSearch;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegularizedEvolutionStrategyTest extends SearchStrategyContract {

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new RegularizedEvolutionStrategy(context, RegularizedEvolutionOptions.DEFAULT);
    }

    private static long differing(Choices a, Choices b) {
        return IntStream.range(0, a.size()).filter(d -> a.get(d) != b.get(d)).count();
    }

    /** The best is a parent for as long as it lives and no longer: the one good network is the first of ten. */
    @Test
    void theOldestLeavesHoweverGoodItIs() {
        int population = 10;
        String text = "regularized-evolution:population=" + population + ":initial=" + population + ":sample=1000";
        Map<Choices, Double> rewards = new HashMap<>();
        List<Choices> proposed = SimulatedSearch.run(
                Strategies.create(text, SimulatedSearch.context(space, 1, event -> {})),
                60,
                choices -> rewards.computeIfAbsent(
                        choices, unused -> rewards.isEmpty() ? 1.0 : 0.5 - rewards.size() / 1e3));
        Choices best = proposed.get(0);
        // lives until the eleventh trial was observed
        assertThat(differing(best, proposed.get(population))).isEqualTo(1);
        // after it the newest-but-older ones are parents; nobody is bred from the best any more
        Choices second = proposed.get(1);
        assertThat(differing(second, proposed.get(population + 1))).isEqualTo(1);
    }

    @Test
    void childrenDifferInOneDecisionWhileAnyAreNew() {
        List<Choices> proposed = SimulatedSearch.run(
                Strategies.create(
                        "regularized-evolution:population=5:initial=5:sample=1000",
                        SimulatedSearch.context(space, 3, event -> {})),
                40,
                choices -> choices.indices().stream().mapToInt(c -> c).sum() / 100.0);
        for (int i = 5; i < proposed.size(); i++) {
            Choices child = proposed.get(i);
            assertThat(proposed.subList(0, i)).anyMatch(other -> differing(child, other) == 1);
        }
    }

    /** A sample of one is no selection: the mean of what it proposes stays what chance gives. */
    @Test
    void largerSamplesPressHarder() {
        assertThat(meanOfLast("regularized-evolution:population=20:sample=10"))
                .isGreaterThan(meanOfLast("regularized-evolution:population=20:sample=1") + 0.1);
    }

    private double meanOfLast(String text) {
        return IntStream.range(0, 10)
                .mapToDouble(seed -> {
                    List<Choices> proposed = SimulatedSearch.run(
                            Strategies.create(text, SimulatedSearch.context(space, seed, event -> {})),
                            60,
                            RegularizedEvolutionStrategyTest::sum);
                    return proposed.subList(30, 60).stream()
                            .mapToDouble(RegularizedEvolutionStrategyTest::sum)
                            .average()
                            .orElseThrow();
                })
                .average()
                .orElseThrow();
    }

    /** From 0 to 1. */
    private static double sum(Choices choices) {
        return choices.indices().stream().mapToInt(c -> c).sum() / 16.0;
    }

    @Test
    void tellsAGenerationEveryPopulation() {
        List<StrategyEvent> events = new ArrayList<>();
        SimulatedSearch.run(
                Strategies.create(
                        "regularized-evolution:population=10:initial=5:sample=5",
                        SimulatedSearch.context(space, 1, events::add)),
                40,
                RegularizedEvolutionStrategyTest::sum);
        assertThat(events).hasSize(4);
        for (StrategyEvent event : events) {
            assertThat(event.kind()).isEqualTo(StrategyEvent.Kind.GENERATION);
            assertThat(event.values()).containsOnlyKeys("best", "mean", "diversity", "new");
            // all of an ageing population came since the event before
            assertThat(event.values()).containsEntry("new", 1.0);
            assertThat(event.values().get("best")).isGreaterThan(event.values().get("mean"));
        }
    }

    @Test
    void readsItsOptions() {
        assertThat(RegularizedEvolutionOptions.parse(StrategyOptions.parse("x:population=7:sample=3:initial=4")))
                .isEqualTo(new RegularizedEvolutionOptions(7, 4, 3));
        assertThat(RegularizedEvolutionOptions.parse(StrategyOptions.parse("x")))
                .isEqualTo(RegularizedEvolutionOptions.DEFAULT);
        assertThatThrownBy(() -> Strategies.factory("regularized-evolution:elites=1"))
                .hasMessage(
                        "strategy regularized-evolution has no option 'elites'; its options are population, initial,"
                                + " sample");
    }
}
