package io.nas4j.controller.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.controller.SearchStrategyContract;
import io.nas4j.controller.SimulatedSearch;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.pareto.Hypervolume;
import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.StagedSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Nsga2StrategyTest extends SearchStrategyContract {

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);
    private final Map<Choices, Double> costs = new HashMap<>();

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new Nsga2Strategy(context, Nsga2Options.DEFAULT);
    }

    @Override
    protected boolean climbs() {
        return false;
    }

    private double cost(Choices choices) {
        return costs.computeIfAbsent(choices, each -> (double) space.cost(Metric.MACS, each));
    }

    /** Made up: every layer that is more than an identity helps, the later the less, and pairs of equal layers hurt. */
    private static double accuracy(Choices choices) {
        double accuracy = 0.5;
        for (int d = 0; d < choices.size(); d++) {
            accuracy += choices.get(d) * 0.03 / (d + 1);
            accuracy -= d > 0 && choices.get(d) == choices.get(d - 1) ? 0.004 * (d + 1) : 0;
        }
        return accuracy;
    }

    private ParetoFront<Choices> front(Collection<Choices> choices) {
        return ParetoFront.of(choices, Nsga2StrategyTest::accuracy, this::cost);
    }

    private double share(String text, long seed) {
        List<Choices> all = space.sequences().toList();
        Hypervolume volume = new Hypervolume(
                all.stream().mapToDouble(Nsga2StrategyTest::accuracy).min().orElseThrow(),
                all.stream().mapToDouble(this::cost).max().orElseThrow());
        List<Choices> proposed = SimulatedSearch.run(
                Strategies.create(text, SimulatedSearch.context(space, seed, event -> {})),
                300,
                Nsga2StrategyTest::accuracy);
        return volume.of(front(proposed)) / volume.of(front(all));
    }

    /** Of all networks; a random search of as many trials comes to less. */
    @Test
    void findsNearlyTheWholeFront() {
        double found = IntStream.range(0, 5)
                .mapToDouble(seed -> share("nsga2", seed))
                .average()
                .orElseThrow();
        double random = IntStream.range(0, 5)
                .mapToDouble(seed -> share("random", seed))
                .average()
                .orElseThrow();
        assertThat(found).isGreaterThan(0.97);
        assertThat(1 - found).isLessThan((1 - random) / 2);
    }

    /** Its accuracies alone decide: rewards that say the contrary change nothing. */
    @Test
    void looksAtAccuraciesNotAtRewards() {
        assertThat(proposals(-1)).isEqualTo(proposals(1));
    }

    private List<Choices> proposals(double factor) {
        return SimulatedSearch.observed(
                Strategies.create("nsga2", SimulatedSearch.context(space, 2, event -> {})),
                80,
                choices -> Observation.complete(choices, accuracy(choices), factor * accuracy(choices)));
    }

    /** All networks that could be parents have an identity first: those that have none fail. */
    @Test
    void whatFailedHasNoChildren() {
        List<Choices> proposed = SimulatedSearch.observed(
                Strategies.create("nsga2:mutation=0:crossover-rate=1", SimulatedSearch.context(space, 4, event -> {})),
                60,
                choices -> choices.get(0) == 0
                        ? Observation.complete(choices, accuracy(choices), accuracy(choices))
                        : Observation.failed(choices, FailureCause.DIVERGED));
        assertThat(proposed.subList(30, 60).stream().filter(choices -> choices.get(0) == 0))
                .hasSizeGreaterThan(20);
    }

    @Test
    void tellsOfItsFront() {
        List<StrategyEvent> events = new ArrayList<>();
        SimulatedSearch.run(
                Strategies.create("nsga2:population=20", SimulatedSearch.context(space, 1, events::add)),
                100,
                Nsga2StrategyTest::accuracy);
        assertThat(events).hasSize(5);
        for (StrategyEvent event : events) {
            assertThat(event.values()).containsOnlyKeys("best", "mean", "diversity", "new", "front");
            assertThat(event.values().get("front")).isBetween(1.0, 20.0);
        }
    }

    /** Times that have little to do with MACs: one depthwise convolution is slow, all other operators are quick. */
    private StagedSpace timed() {
        StagedSpace untimed = SearchSpaces.get(SearchSpaces.NAS_BENCH_MACRO, new Input(32, 3), 10);
        Map<TimedOperator, Timing> timings = new HashMap<>();
        untimed.operators()
                .forEach(operator -> timings.put(
                        operator, new Timing(operator.text().contains("groups 384") ? 1_000_000 : 1000, 0)));
        return untimed.with(Optional.of(new LatencyTable("none", "none", 1, 1, timings)));
    }

    @Test
    void spreadsAlongTheFrontOfLatencyWhereThatIsTheCost() {
        StagedSpace timed = timed();
        List<Choices> reached = SimulatedSearch.run(
                Strategies.create("nsga2:cost=latency", SimulatedSearch.context(timed, 1, event -> {})),
                300,
                Nsga2StrategyTest::accuracy);
        ParetoFront<Choices> front =
                ParetoFront.of(reached, Nsga2StrategyTest::accuracy, each -> (double) timed.cost(Metric.LATENCY, each));
        Hypervolume volume = new Hypervolume(
                0.4,
                timed.sequences()
                        .mapToLong(each -> timed.cost(Metric.LATENCY, each))
                        .max()
                        .orElseThrow());
        ParetoFront<Choices> best = ParetoFront.of(timed.sequences().toList(), Nsga2StrategyTest::accuracy, each ->
                (double) timed.cost(Metric.LATENCY, each));
        assertThat(volume.of(front)).isGreaterThan(0.97 * volume.of(best));
    }

    @Test
    void readsItsOptions() {
        assertThat(Nsga2Options.parse(StrategyOptions.parse("nsga2:cost=memory:population=30:initial=15:offspring=4"
                        + ":crossover=single:crossover-rate=0.25:mutation=0.1")))
                .isEqualTo(new Nsga2Options(
                        Metric.MEMORY,
                        Optional.empty(),
                        30,
                        15,
                        4,
                        CrossoverKind.SINGLE,
                        0.25,
                        OptionalDouble.of(0.1)));
        assertThatThrownBy(() -> Strategies.factory("nsga2:cost=euros"))
                .hasMessage(
                        "option cost of strategy nsga2 must be one of latency, macs, memory, params, but was 'euros'");
    }

    /** What trainings measure is weighed as a cost is: where it is one, the same networks are proposed. */
    @Test
    void weighsWhatTrainingsMeasure() {
        assertThat(proposals("nsga2:objective=macs")).isEqualTo(proposals("nsga2:cost=macs"));
        assertThat(Strategies.objectives("nsga2:objective=latency_ms")).containsExactly("latency_ms");
        assertThat(Strategies.objectives("nsga2:cost=params")).isEmpty();
        assertThatThrownBy(() -> Strategies.factory("nsga2:objective=1st"))
                .hasMessageContaining("must be the name of what trainings measure, as latency_ms, but was '1st'");
        assertThatThrownBy(() -> Strategies.factory("nsga2:objective=a:cost=macs"))
                .hasMessageContaining("give it cost or objective, but not both");
    }

    private List<Choices> proposals(String text) {
        List<Choices> proposals = new ArrayList<>();
        try (SearchStrategy strategy = Strategies.create(text, SimulatedSearch.context(space, 5, event -> {}))) {
            for (int i = 0; i < 60; i++) {
                Choices choices = strategy.propose().orElseThrow();
                proposals.add(choices);
                strategy.observe(new Observation(
                        choices,
                        TrialState.COMPLETE,
                        Optional.empty(),
                        OptionalDouble.of(accuracy(choices)),
                        OptionalDouble.of(accuracy(choices)),
                        OtherObjectives.NONE.with("macs", cost(choices))));
            }
        }
        return proposals;
    }
}
