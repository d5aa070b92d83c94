package io.nas4j.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.TableRow;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** On 100 networks of one size, whose accuracy is their number in hundredths: times can be said beforehand. */
class SimulatedSearchTest {

    private static final Objective ACCURACY = new Objective(Objective.Form.SOFT, 1, 0);
    private static final TrialTimes TEN_SECONDS = new TrialTimes(10, 0, 0, 0);
    private static final AccuracyTable TABLE = table();

    private static AccuracyTable table() {
        List<TableRow> rows = IntStream.range(0, 100)
                .mapToObj(i -> new TableRow(
                        i + 2,
                        String.format("%02d", i),
                        i / 100.0,
                        OptionalLong.of(1),
                        OptionalLong.of(1),
                        new TreeMap<>()))
                .toList();
        return new AccuracyTable(CodeSpace.of(rows), rows);
    }

    /** Proposes the networks in order, again from the first on, and notes what it was told before each proposal. */
    private static final class InOrder implements SearchStrategy {

        private final int networks;
        private final List<Integer> toldBefore = new ArrayList<>();
        private final List<Observation> told = new ArrayList<>();

        InOrder(int networks) {
            this.networks = networks;
        }

        @Override
        public Optional<Choices> propose() {
            int number = toldBefore.size() % networks;
            toldBefore.add(told.size());
            return Optional.of(new Choices(List.of(number / 10, number % 10)));
        }

        @Override
        public void observe(Observation observation) {
            told.add(observation);
        }
    }

    private static SimulatedSearch.Outcome run(
            SearchStrategy strategy, TrialTimes times, int trials, int workers, int lag) {
        return new SimulatedSearch(TABLE, ACCURACY, times, trials).run(context -> strategy, 1, workers, lag);
    }

    @Test
    void workersShareWhatNeedsNoWaiting() {
        SimulatedSearch.Outcome outcome = run(new InOrder(100), TEN_SECONDS, 10, 4, 7);
        // ten trainings of ten seconds on four workers: three rounds, the last of two
        assertThat(outcome.workers().end()).isEqualTo(30);
        assertThat(outcome.workers().busy()).isEqualTo(100);
        assertThat(outcome.workers().busyShare()).isCloseTo(100.0 / 120, within(1e-12));
        assertThat(outcome.workers().waitingShare()).isZero();
        assertThat(outcome.rewards().at(9.9)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(outcome.rewards().at(10)).isEqualTo(0.03);
        assertThat(outcome.rewards().at(29.9)).isEqualTo(0.07);
        assertThat(outcome.rewards().last()).isEqualTo(0.09);
        assertThat(outcome.rewards().until(0.05)).isEqualTo(20);
        assertThat(outcome.rewards().until(0.5)).isInfinite();
    }

    @Test
    void aLagOfOneKeepsOneWorkerBusy() {
        SimulatedSearch.Outcome outcome = run(new InOrder(100), TEN_SECONDS, 8, 2, 1);
        assertThat(outcome.workers().end()).isEqualTo(80);
        assertThat(outcome.workers().busyShare()).isEqualTo(0.5);
        // the worker that is free first waits since its last training, or from the beginning, for the other's end
        assertThat(outcome.workers().waitingShare()).isCloseTo(70.0 / 160, within(1e-12));
    }

    @Test
    void aNetworkThatIsMetAgainTakesNoWorker() {
        SimulatedSearch.Outcome outcome = run(new InOrder(2), TEN_SECONDS, 20, 1, 1);
        assertThat(outcome.workers().end()).isEqualTo(20);
        assertThat(outcome.workers().busy()).isEqualTo(20);
    }

    @Test
    void aTrainingThatDiesTwiceIsToldAsFailed() {
        InOrder strategy = new InOrder(100);
        SimulatedSearch.Outcome outcome = run(strategy, new TrialTimes(10, 0, 0, 0.5), 100, 1, 1);
        long failed = strategy.told.stream()
                .filter(observation -> observation.state() == TrialState.FAILED)
                .count();
        // a quarter of 99 that were told: five standard errors
        assertThat(failed).isBetween(4L, 46L);
        assertThat(outcome.failed()).isBetween((int) failed, (int) failed + 1);
        // an attempt takes 7.5 seconds in the mean, and every second trial has two: 11.25 seconds, five standard errors
        // around
        assertThat(outcome.workers().busy() / 100).isBetween(8.5, 14.0);
    }

    @Property(tries = 60)
    void whatIsProposedFollowsFromTheLagAlone(
            @ForAll @IntRange(min = 1, max = 30) int workers,
            @ForAll @IntRange(min = 1, max = 30) int lag,
            @ForAll @DoubleRange(min = 0, max = 2) double spread) {
        InOrder strategy = new InOrder(100);
        SimulatedSearch.Outcome outcome = run(strategy, new TrialTimes(3, 0, spread, 0), 60, workers, lag);
        for (int trial = 0; trial < 60; trial++) {
            assertThat(strategy.toldBefore.get(trial)).isEqualTo(Math.max(0, trial + 1 - lag));
        }
        assertThat(strategy.told)
                .extracting(observation -> observation.accuracy().orElseThrow())
                .isSorted();
        double share = outcome.workers().busyShare() + outcome.workers().waitingShare();
        assertThat(share).isLessThan(1 + 1e-9);
        assertThat(outcome.rewards().last()).isEqualTo(0.59);
    }

    @Property(tries = 100)
    void theBestSoFarIsTheHighestThatIsKnown(@ForAll List<@DoubleRange(min = 0, max = 9) Double> times) {
        RewardsInTime rewards = new RewardsInTime();
        for (int i = 0; i < times.size(); i++) {
            rewards.add(times.get(i), i % 7);
        }
        for (double time = 0; time < 10; time += 0.5) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < times.size(); i++) {
                highest = times.get(i) <= time ? Math.max(highest, i % 7) : highest;
            }
            assertThat(rewards.at(time)).isEqualTo(highest);
        }
    }

    @Test
    void moreWorkersEndSoonerAndSeeTheSame() throws InterruptedException {
        StrategyFactory inOrder = context -> new InOrder(100);
        List<ClusterResult> results = new ClusterSimulation(TABLE, ACCURACY, TEN_SECONDS, 100, 2, 0, 1)
                .run(Map.of("in-order", inOrder), List.of(1, 50), OptionalInt.empty(), (name, workers) -> {});
        assertThat(results).extracting(ClusterResult::lag).containsExactly(1, 99);
        assertThat(results)
                .extracting(result -> result.spent().seconds().mean())
                .containsExactly(1000.0, 20.0);
        assertThat(results).extracting(result -> result.regret().mean()).containsExactly(0.0, 0.0);
        assertThat(results)
                .extracting(result -> result.top().median().orElseThrow())
                .containsExactly(1000.0, 20.0);
        ClusterResult.Moment last =
                results.get(0).curve().get(results.get(0).curve().size() - 1);
        assertThat(last.seconds()).isEqualTo(1000);
        assertThat(last.regret().mean()).isZero();
        assertThat(results.get(0).curve().get(0).regret().mean()).isCloseTo(99, within(1e-9));
    }
}
