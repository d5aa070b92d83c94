package io.nas4j.controller.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.controller.SearchStrategyContract;
import io.nas4j.controller.SimulatedSearch;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSearchStrategyTest extends SearchStrategyContract {

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new LocalSearchStrategy(context, LocalSearchOptions.DEFAULT);
    }

    private static long differing(Choices a, Choices b) {
        return IntStream.range(0, a.size()).filter(d -> a.get(d) != b.get(d)).count();
    }

    private SearchStrategy strategy(String text, long seed) {
        return Strategies.create(text, SimulatedSearch.context(space, seed, event -> {}));
    }

    /** One peak, no identities: at most 16 neighbours for each of at most 16 steps. */
    @ParameterizedTest
    @ValueSource(strings = {"local-search", "local-search:improvement=best", "local-search:starts=1"})
    void climbsToThePeak(String text) {
        for (int seed = 0; seed < 5; seed++) {
            List<Choices> proposed = SimulatedSearch.run(
                    strategy(text, seed),
                    16 * 16 + 1,
                    choices -> choices.indices().stream().mapToInt(c -> c).sum() / 16.0);
            assertThat(proposed).anyMatch(choices -> choices.indices().stream().allMatch(c -> c == 2));
        }
    }

    /** Everything is equal, so each start is a local optimum: all its new neighbours, then another start. */
    @Test
    void startsAgainFromALocalOptimum() {
        List<Choices> proposed = SimulatedSearch.run(strategy("local-search:starts=1", 1), 60, choices -> 0.5);
        Set<String> networks = new HashSet<>();
        int at = 0;
        int starts = 0;
        while (at < proposed.size()) {
            Choices start = proposed.get(at);
            networks.add(space.identity(start));
            starts++;
            int neighbours = 0;
            while (at + neighbours + 1 < proposed.size() && differing(start, proposed.get(at + neighbours + 1)) == 1) {
                neighbours++;
                networks.add(space.identity(proposed.get(at + neighbours)));
            }
            at += neighbours + 1;
            if (at < proposed.size()) {
                assertThat(everyNeighbour(start).stream().map(space::identity)).allMatch(networks::contains);
            }
        }
        assertThat(starts).isBetween(3, 12);
    }

    private static List<Choices> everyNeighbour(Choices choices) {
        List<Choices> neighbours = new ArrayList<>();
        for (int d = 0; d < choices.size(); d++) {
            for (int other = 0; other < 3; other++) {
                List<Integer> indices = new ArrayList<>(choices.indices());
                indices.set(d, other);
                neighbours.add(new Choices(indices));
            }
        }
        return neighbours;
    }

    @Test
    void movesToTheFirstBetterNeighbourOrToTheBest() {
        for (int seed = 0; seed < 5; seed++) {
            // the second proposal is better than the start, whatever it is; all others are worse
            List<Choices> first = climb("local-search:starts=1:improvement=first", seed);
            assertThat(differing(first.get(1), first.get(2))).isEqualTo(1);
            assertThat(IntStream.range(2, 8).filter(i -> differing(first.get(0), first.get(i)) == 1))
                    .hasSizeLessThan(6);
            List<Choices> best = climb("local-search:starts=1:improvement=best", seed);
            for (int i = 1; i < 8; i++) {
                assertThat(differing(best.get(0), best.get(i))).isEqualTo(1);
            }
        }
    }

    private List<Choices> climb(String text, long seed) {
        List<Choices> seen = new ArrayList<>();
        return SimulatedSearch.run(strategy(text, seed), 8, choices -> {
            seen.add(choices);
            return seen.size() == 2 ? 0.9 : 0.5;
        });
    }

    /** The best of so many starts is where it climbs from. */
    @Test
    void takesTheBestOfItsStarts() {
        List<Double> rewards = List.of(0.2, 0.8, 0.4, 0.1, 0.1, 0.1);
        List<Choices> seen = new ArrayList<>();
        List<Choices> proposed = SimulatedSearch.run(strategy("local-search:starts=3", 1), 6, choices -> {
            seen.add(choices);
            return rewards.get(seen.size() - 1);
        });
        for (int i = 3; i < 6; i++) {
            assertThat(differing(proposed.get(1), proposed.get(i))).isEqualTo(1);
        }
    }

    @Test
    void beginsFromTheBestThatItWasTold() {
        SearchStrategy strategy = strategy("local-search", 1);
        Choices best = new Choices(List.of(1, 2, 1, 2, 1, 2, 1, 2));
        strategy.observe(Observation.complete(new Choices(List.of(1, 1, 1, 1, 1, 1, 1, 1)), 0.5, 0.5));
        strategy.observe(Observation.complete(best, 0.8, 0.8));
        strategy.observe(Observation.complete(new Choices(List.of(2, 2, 2, 2, 2, 2, 2, 2)), 0.4, 0.4));
        for (int i = 0; i < 10; i++) {
            assertThat(differing(best, strategy.propose().orElseThrow())).isEqualTo(1);
        }
    }

    /** While neighbours are being trained there are starts in advance, and no improvement is lost. */
    @Test
    void goesToANeighbourThatIsObservedLate() {
        SearchStrategy strategy = strategy("local-search:starts=1", 3);
        Choices start = strategy.propose().orElseThrow();
        strategy.observe(Observation.complete(start, 0.5, 0.5));
        List<Choices> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(strategy.propose().orElseThrow());
        }
        assertThat(differing(start, waiting.get(19))).isGreaterThan(1);
        Choices better = waiting.get(2);
        for (Choices choices : waiting) {
            double reward = choices.equals(better) ? 0.9 : 0.1;
            strategy.observe(Observation.complete(choices, reward, reward));
        }
        assertThat(differing(better, strategy.propose().orElseThrow())).isEqualTo(1);
    }

    @Test
    void readsItsOptions() {
        assertThat(LocalSearchOptions.parse(StrategyOptions.parse("local-search:improvement=best:starts=2")))
                .isEqualTo(new LocalSearchOptions(false, 2));
    }
}
