package io.nas4j.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every strategy keeps to; nothing is trained. */
public abstract class SearchStrategyContract {

    private static final int TRIALS = 31;
    private static final Objective OBJECTIVE = new Objective(Objective.Form.SOFT, 1e6, -0.07);

    private final SearchSpace micro = space(SearchSpaces.MICRO);
    private final List<StrategyEvent> events = new ArrayList<>();

    protected abstract SearchStrategy create(StrategyContext context);

    protected final SearchStrategy create(DecisionSpace space, long seed) {
        return create(new StrategyContext(space, OBJECTIVE, new RandomStreams(seed), events::add));
    }

    /** Whether the seed changes what is proposed. */
    protected boolean drawn() {
        return true;
    }

    /** Whether what was told makes its next proposals better ones. */
    protected boolean climbs() {
        return true;
    }

    /** What trials end with, by their proposal and number. */
    private interface Results extends BiFunction<Choices, Integer, Observation> {}

    /** A study with that many trials, each proposed after exactly those up to {@code lag} before it were observed. */
    private List<Choices> proposals(DecisionSpace space, long seed, int trials, int lag, Results results) {
        List<Choices> proposed = new ArrayList<>();
        try (SearchStrategy strategy = create(space, seed)) {
            while (proposed.size() < trials) {
                int due = proposed.size() - lag;
                if (due >= 0) {
                    strategy.observe(results.apply(proposed.get(due), due));
                }
                Optional<Choices> next = strategy.propose();
                if (next.isEmpty()) {
                    break;
                }
                proposed.add(next.get());
            }
        }
        return proposed;
    }

    @Test
    void proposesTheSameFromTheSameSeed() {
        List<Choices> once = proposals(micro, 7, TRIALS, 1, SearchStrategyContract::result);
        assertThat(once).hasSize(TRIALS);
        assertThat(proposals(micro, 7, TRIALS, 1, SearchStrategyContract::result))
                .isEqualTo(once);
        if (drawn()) {
            assertThat(proposals(micro, 8, TRIALS, 1, SearchStrategyContract::result))
                    .isNotEqualTo(once);
        }
    }

    /** A study may be stopped after any number of trials; the one that goes on has proposed what the living one did. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void proposesNextWhatTheLivingOneWouldAfterReplayingAnyNumberOfTrials(int lag) {
        List<Choices> living = proposals(micro, 3, TRIALS, lag, SearchStrategyContract::result);
        for (int trials = 1; trials <= TRIALS; trials++) {
            assertThat(proposals(micro, 3, trials, lag, SearchStrategyContract::result))
                    .as("after %d", trials - 1)
                    .isEqualTo(living.subList(0, trials));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void proposesOnlyOpenChoicesAndNoNetworkTwice(int lag) {
        for (String name : SearchSpaces.names()) {
            SearchSpace space = space(name);
            for (int seed = 0; seed < 2; seed++) {
                Set<String> networks = new HashSet<>();
                for (Choices choices : proposals(space, seed, 24, lag, SearchStrategyContract::result)) {
                    assertThat(networks.add(Fingerprint.of(space.build(choices))))
                            .isTrue();
                    assertThat(space.walk((decision, open) -> choices.get(decision)))
                            .isEqualTo(choices);
                }
            }
        }
    }

    /** Results of networks that others proposed, as a study begins with that goes on from another one. */
    private List<Observation> foreign(SearchSpace space, int count) {
        RandomGenerator random = new SplittableRandom(17);
        Set<String> networks = new HashSet<>();
        return Stream.generate(() -> space.uniform(random))
                .filter(choices -> networks.add(space.identity(choices)))
                .limit(count)
                .map(choices -> result(choices, choices.hashCode() & 1023))
                .toList();
    }

    private List<Choices> proposalsAfter(List<Observation> told, SearchSpace space, int trials, int lag) {
        List<Choices> proposed = new ArrayList<>();
        try (SearchStrategy strategy = create(space, 3)) {
            told.forEach(strategy::observe);
            for (int i = 0; i < trials; i++) {
                if (i >= lag) {
                    strategy.observe(result(proposed.get(i - lag), i - lag));
                }
                Optional<Choices> next = strategy.propose();
                if (next.isEmpty()) {
                    break;
                }
                proposed.add(next.get());
            }
        }
        return proposed;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 40})
    void doesNotProposeWhatItWasToldBeforeItsFirstProposal(int count) {
        List<Observation> told = foreign(micro, count);
        Set<String> networks = new HashSet<>();
        told.forEach(observation -> networks.add(micro.identity(observation.choices())));
        List<Choices> proposed = proposalsAfter(told, micro, TRIALS, 3);
        assertThat(proposed).hasSize(TRIALS);
        for (Choices choices : proposed) {
            assertThat(networks.add(micro.identity(choices))).isTrue();
        }
    }

    @Test
    void proposesTheSameAfterReplayingWhatItWasToldBeforeItsFirstProposal() {
        List<Observation> told = foreign(micro, 9);
        List<Choices> living = proposalsAfter(told, micro, TRIALS, 3);
        for (int trials = 1; trials <= TRIALS; trials += 3) {
            assertThat(proposalsAfter(told, micro, trials, 3)).isEqualTo(living.subList(0, trials));
        }
    }

    /** Uniform draws have mean 0.5 and standard deviation 0.14: their mean of 20 is above 0.6 once in 1,000 times. */
    @Test
    void learnsFromWhatItWasToldBeforeItsFirstProposal() {
        if (!climbs()) {
            return;
        }
        SearchSpace space = space(SearchSpaces.NAS_BENCH_MACRO);
        try (SearchStrategy strategy = create(space, 1)) {
            for (Observation told : foreign(space, 60)) {
                double accuracy = accuracy(told.choices());
                strategy.observe(Observation.complete(told.choices(), accuracy, accuracy));
            }
            double mean = 0;
            for (int i = 0; i < 20; i++) {
                mean += accuracy(strategy.propose().orElseThrow()) / 20;
            }
            assertThat(mean).isGreaterThan(0.6);
        }
    }

    /** The later the choices, the better. */
    private static double accuracy(Choices choices) {
        return choices.indices().stream().mapToInt(Integer::intValue).sum() / 16.0;
    }

    @Test
    void goesOnWhenItWasToldOfFailuresOnly() {
        for (FailureCause cause : FailureCause.values()) {
            List<Observation> failed = foreign(micro, 12).stream()
                    .map(observation -> Observation.failed(observation.choices(), cause))
                    .toList();
            assertThat(proposalsAfter(failed, micro, TRIALS, 1)).hasSize(TRIALS);
        }
    }

    @Test
    void hasNothingLeftWhenItWasToldOfAllNetworks() {
        SearchSpace space = TinySpace.commuting();
        int networks = (int) space.sequences().map(space::identity).distinct().count();
        assertThat(proposalsAfter(foreign(space, networks - 2), space, networks, 1))
                .hasSize(2);
        assertThat(proposalsAfter(foreign(space, networks), space, networks, 1)).isEmpty();
    }

    @Test
    void goesOnWhenEveryTrialFails() {
        for (FailureCause cause : FailureCause.values()) {
            assertThat(proposals(micro, 1, TRIALS, 2, (choices, number) -> Observation.failed(choices, cause)))
                    .doesNotHaveDuplicates()
                    .hasSize(TRIALS);
        }
    }

    @Test
    void goesOnWhenEveryTrialIsPruned() {
        assertThat(proposals(micro, 1, TRIALS, 2, (choices, number) -> pruned(choices, 0.1 + number / 100.0)))
                .hasSize(TRIALS);
    }

    /** A reward that is no number is taken as what it is: a network that diverged. */
    @Test
    void learnsNothingFromWhatIsNoNumber() {
        List<Choices> diverged = proposals(
                micro,
                5,
                TRIALS,
                1,
                (choices, number) ->
                        number % 3 == 1 ? Observation.failed(choices, FailureCause.DIVERGED) : result(choices, number));
        for (double nothing : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(proposals(
                            micro,
                            5,
                            TRIALS,
                            1,
                            (choices, number) -> number % 3 == 1
                                    ? Observation.complete(choices, nothing, nothing)
                                    : result(choices, number)))
                    .isEqualTo(diverged);
        }
    }

    @Test
    void takesEqualRewards() {
        assertThat(proposals(micro, 1, TRIALS, 1, (choices, number) -> Observation.complete(choices, 0.1, 0.1)))
                .hasSize(TRIALS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void endsExactlyWhenTheSpaceIsExhausted(int lag) {
        SearchSpace space = TinySpace.commuting();
        List<Choices> proposed = proposals(space, 1, 1_000, lag, SearchStrategyContract::result);
        assertThat(proposed.stream().map(space::identity)).doesNotHaveDuplicates();
        assertThat(proposed)
                .hasSize((int) space.sequences().map(space::identity).distinct().count());
    }

    @Test
    void staysExhausted() {
        try (SearchStrategy strategy = create(TinySpace.create(), 1)) {
            for (int i = 0; i < 4; i++) {
                Choices choices = strategy.propose().orElseThrow();
                strategy.observe(result(choices, i));
            }
            assertThat(strategy.propose()).isEmpty();
            assertThat(strategy.propose()).isEmpty();
        }
    }

    @Test
    void proposesKnownNetworksWhereThatIsAskedFor() {
        StrategyContext context =
                new StrategyContext(TinySpace.create(), OBJECTIVE, new RandomStreams(1), events::add).withRepeats();
        try (SearchStrategy strategy = create(context)) {
            for (int i = 0; i < 40; i++) {
                Optional<Choices> next = strategy.propose();
                assertThat(next.isPresent()).isEqualTo(drawn() || i < 4);
                if (next.isPresent()) {
                    strategy.observe(result(next.get(), i));
                }
            }
        }
    }

    @Test
    void proposesNothingBeyondAConstraint() {
        SearchSpace space = SearchSpaces.definition(SearchSpaces.MICRO)
                .with(List.of(Constraint.parse("macs <= 500k"), Constraint.parse("params <= 12k")))
                .space();
        List<Choices> proposed = proposals(space, 1, 20, 1, SearchStrategyContract::result);
        assertThat(proposed).hasSize(20);
        for (Choices choices : proposed) {
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
        try (SearchStrategy strategy = create(TinySpace.create("params <= " + least), 1)) {
            assertThat(strategy.propose()).isPresent();
            assertThat(strategy.propose()).isEmpty();
        }
    }

    @Test
    void tellsOfItselfInFiniteNumbers() {
        proposals(micro, 2, 2 * TRIALS, 1, SearchStrategyContract::result);
        proposals(TinySpace.commuting(), 2, 100, 2, SearchStrategyContract::result);
        for (StrategyEvent event : events) {
            assertThat(event.values().values()).allMatch(Double::isFinite);
        }
    }

    /** Every seventh trial fails, every fifth is pruned. */
    private static Observation result(Choices choices, int number) {
        if (number % 7 == 6) {
            return Observation.failed(choices, FailureCause.values()[number / 7 % FailureCause.values().length]);
        }
        double accuracy = 0.1 + Math.floorMod(choices.hashCode(), 100) / 1000.0;
        return number % 5 == 4 ? pruned(choices, accuracy / 2) : Observation.complete(choices, accuracy, accuracy / 2);
    }

    private static Observation pruned(Choices choices, double accuracy) {
        return new Observation(
                choices, TrialState.PRUNED, Optional.empty(), OptionalDouble.of(accuracy), OptionalDouble.empty());
    }

    private static SearchSpace space(String name) {
        return SearchSpaces.get(name, new Input(32, 3), 10);
    }
}
