package io.nas4j.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.search.SearchSpaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every strategy keeps to; nothing is trained. */
public abstract class SearchStrategyContract {

    private static final int TRIALS = 31;

    private final SearchSpace micro = space(SearchSpaces.MICRO);

    protected abstract SearchStrategy create(SearchSpace space, RandomStreams random);

    @Test
    void proposesTheSameFromTheSameSeed() {
        List<Choices> once = proposals(micro, 7, TRIALS);
        assertThat(proposals(micro, 7, TRIALS)).isEqualTo(once);
        assertThat(proposals(micro, 8, TRIALS)).isNotEqualTo(once);
    }

    /** A study may be stopped after any number of trials; the one that goes on has proposed what the living one did. */
    @Test
    void proposesNextWhatTheLivingOneWouldAfterReplayingAnyNumberOfTrials() {
        List<Choices> living = proposals(micro, 3, TRIALS);
        for (int observed = 0; observed < TRIALS; observed++) {
            try (SearchStrategy replayed = create(micro, new RandomStreams(3))) {
                for (int i = 0; i < observed; i++) {
                    replayed.propose();
                    replayed.observe(result(living.get(i), i));
                }
                assertThat(replayed.propose()).as("after %d", observed).contains(living.get(observed));
            }
        }
    }

    @Test
    void proposesOnlyOpenChoicesAndNoNetworkTwice() {
        for (String name : SearchSpaces.names()) {
            SearchSpace space = space(name);
            for (int seed = 0; seed < 2; seed++) {
                Set<String> networks = new HashSet<>();
                for (Choices choices : proposals(space, seed, 12)) {
                    assertThat(networks.add(Fingerprint.of(space.build(choices))))
                            .isTrue();
                    for (int d = 0; d < choices.size(); d++) {
                        Choices before = new Choices(choices.indices().subList(0, d));
                        assertThat(space.open(before)).contains(choices.get(d));
                    }
                }
            }
        }
    }

    @Test
    void goesOnWhenEveryTrialFails() {
        try (SearchStrategy strategy = create(micro, new RandomStreams(1))) {
            for (int i = 0; i < 12; i++) {
                strategy.observe(failed(strategy.propose().orElseThrow()));
            }
            assertThat(strategy.propose()).isPresent();
        }
    }

    @Test
    void endsWhenTheSpaceIsExhausted() {
        try (SearchStrategy strategy = create(TinySpace.create(), new RandomStreams(1))) {
            for (int i = 0; i < 4; i++) {
                strategy.observe(result(strategy.propose().orElseThrow(), i));
            }
            assertThat(strategy.propose()).isEmpty();
            assertThat(strategy.propose()).isEmpty();
        }
    }

    @Test
    void proposesNothingBeyondAConstraint() {
        SearchSpace space = SearchSpaces.definition(SearchSpaces.MICRO)
                .with(List.of(Constraint.parse("macs <= 500k"), Constraint.parse("params <= 12k")))
                .space();
        for (Choices choices : proposals(space, 1, 20)) {
            assertThat(CostModel.cost(space.build(choices)).macs()).isLessThanOrEqualTo(500_000);
            assertThat(CostModel.cost(space.build(choices)).params()).isLessThanOrEqualTo(12_000);
        }
    }

    @Test
    void endsWhenWhatIsWithinTheConstraintsIsExhausted() {
        long least = TinySpace.create()
                .extremes(Metric.PARAMS)
                .map(extremes -> Metric.PARAMS.of(TinySpace.create().build(extremes.least())))
                .orElseThrow();
        try (SearchStrategy strategy = create(TinySpace.create("params <= " + least), new RandomStreams(1))) {
            assertThat(strategy.propose()).isPresent();
            assertThat(strategy.propose()).isEmpty();
        }
    }

    private List<Choices> proposals(SearchSpace space, long seed, int count) {
        List<Choices> proposals = new ArrayList<>();
        try (SearchStrategy strategy = create(space, new RandomStreams(seed))) {
            for (int i = 0; i < count; i++) {
                Choices choices = strategy.propose().orElseThrow();
                proposals.add(choices);
                strategy.observe(result(choices, i));
            }
        }
        return proposals;
    }

    /** Every seventh trial fails. */
    private static Observation result(Choices choices, int number) {
        return number % 7 == 6
                ? failed(choices)
                : new Observation(
                        choices, OptionalDouble.of(0.1 + choices.hashCode() % 100 / 1000.0), Optional.empty());
    }

    private static Observation failed(Choices choices) {
        return new Observation(choices, OptionalDouble.empty(), Optional.of(FailureCause.DIVERGED));
    }

    private static SearchSpace space(String name) {
        return SearchSpaces.get(name, new Input(32, 3), 10);
    }
}
