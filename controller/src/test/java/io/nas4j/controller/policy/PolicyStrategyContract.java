package io.nas4j.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.controller.SearchStrategyContract;
import io.nas4j.controller.SyntheticReward;
import io.nas4j.controller.TinySpace;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.strategy.StrategyEvent.Kind;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What both policies keep to beyond what every strategy does. */
abstract class PolicyStrategyContract extends SearchStrategyContract {

    /** More than the choices of a sequence add up to: rewards are fractions. */
    private static final double MOST = 100;

    private final SearchSpace micro = SearchSpaces.get(SearchSpaces.MICRO, new Input(32, 3), 10);

    /** Uniform sampling has mean 0.5 and standard deviation 0.1: its mean of 50 is above 0.55 once in 2,000 times. */
    @Test
    void learnsWhatIsRewarded() {
        for (int seed = 0; seed < 5; seed++) {
            SyntheticReward reward = new SyntheticReward(micro, seed, 0.05);
            double last = 0;
            try (SearchStrategy strategy = create(micro, seed)) {
                for (int i = 0; i < 200; i++) {
                    Choices choices = strategy.propose().orElseThrow();
                    last += i < 150 ? 0 : reward.value(choices) / 50;
                    double measured = reward.measure(choices);
                    strategy.observe(Observation.complete(choices, measured, measured));
                }
            }
            assertThat(last).as("seed %d", seed).isGreaterThan(0.6);
        }
    }

    @Test
    void tellsOfThePolicyAtEachUpdate() {
        List<StrategyEvent> updates = events(micro, 40).stream()
                .filter(event -> event.kind() == Kind.UPDATE)
                .toList();
        assertThat(updates).hasSize(10);
        for (StrategyEvent update : updates) {
            assertThat(update.values().keySet())
                    .isEqualTo(Set.of("baseline", "entropy", "entropy nats", "new share", "samples"));
            assertThat(update.values().get("entropy")).isBetween(0.0, 1 + 1e-9);
            assertThat(update.values().get("new share")).isBetween(0.0, 1.0);
            assertThat(update.values().get("samples")).isGreaterThanOrEqualTo(4);
            assertThat(micro.parse(List.of(update.text().split(" "))).size())
                    .isEqualTo(micro.decisions().size());
        }
        assertThat(updates.get(0).values().get("entropy")).isGreaterThan(0.99);
        assertThat(updates.get(9).values().get("entropy")).isLessThan(0.99);
    }

    /** On 15 networks or so a policy soon samples only what it knows. */
    @Test
    void noticesThatItRepeatsItselfAndReheatsAndTellsOnceThatNothingIsLeft() {
        List<Kind> kinds = events(TinySpace.commuting(), 1_000).stream()
                .map(StrategyEvent::kind)
                .toList();
        assertThat(kinds).contains(Kind.COLLAPSE, Kind.REHEAT).containsOnlyOnce(Kind.EXHAUSTED);
        assertThat(kinds.indexOf(Kind.REHEAT)).isEqualTo(kinds.indexOf(Kind.COLLAPSE) + 1);
    }

    /** The cheapest of the four networks with its reward of 0.9 leaves the others no hope, and they are proposed all the same. */
    @Test
    void proposesWhatHasNoHopeWhenNothingElseIsLeft() {
        SearchSpace space = TinySpace.create();
        StrategyContext context = new StrategyContext(
                space, new Objective(Objective.Form.HARD, 1, -1), new RandomStreams(1), event -> {});
        try (SearchStrategy strategy = create(context)) {
            for (int i = 0; i < 4; i++) {
                Choices choices = strategy.propose().orElseThrow();
                strategy.observe(Observation.complete(choices, 0.9, 0.9));
            }
            assertThat(strategy.propose()).isEmpty();
        }
    }

    private List<StrategyEvent> events(DecisionSpace space, int trials) {
        List<StrategyEvent> events = new ArrayList<>();
        StrategyContext context = new StrategyContext(
                space, new Objective(Objective.Form.SOFT, 1e6, 0), new RandomStreams(1), events::add);
        try (SearchStrategy strategy = create(context)) {
            for (int i = 0; i < trials; i++) {
                Optional<Choices> choices = strategy.propose();
                if (choices.isEmpty()) {
                    assertThat(strategy.propose()).isEmpty();
                    break;
                }
                double reward = choices.get().indices().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        / MOST;
                strategy.observe(Observation.complete(choices.get(), reward, reward));
            }
        }
        return events;
    }
}
