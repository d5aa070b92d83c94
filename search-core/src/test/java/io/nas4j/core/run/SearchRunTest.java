package io.nas4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.search.SearchSpaces;
import io.nas4j.space.search.StagedSpace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRunTest {

    private static final int TRIALS = 40;
    private static final int EPOCHS = 9;
    private static final Input INPUT = new Input(16, 3);
    private static final SearchSpace SPACE = SearchSpaces.get(SearchSpaces.MICRO, INPUT, 10);

    private static StudyConfig config(int workers, int trials) {
        TrainingTask task = new TrainingTask("shapes", 0, 10, 1, 16, 0.1, 0, 0.9, 0, 0, Augmentation.NONE, 0);
        Objective objective = new Objective(Objective.Form.SOFT, 1e6, -0.07);
        return new StudyConfig(
                "s",
                SpaceSource.named(SearchSpaces.MICRO),
                "mine",
                "torch",
                INPUT,
                10,
                3,
                trials,
                workers,
                objective,
                task);
    }

    /** Proposes near the best that it has seen, so that a wrong order of observations changes what it proposes. */
    private static final class Climber implements SearchStrategy {
        private final SplittableRandom random = new RandomStreams(3).stream("climber");
        private final StrategyContext context;
        private Optional<Observation> best = Optional.empty();

        Climber(StrategyContext context) {
            this.context = context;
        }

        @Override
        public Optional<Choices> propose() {
            Choices fresh = SPACE.sample(random);
            if (best.isEmpty() || random.nextInt(4) == 0) {
                return Optional.of(fresh);
            }
            Choices choices = Choices.NONE;
            for (int d = 0; d < fresh.size(); d++) {
                int wanted = random.nextInt(6) == 0
                        ? fresh.get(d)
                        : best.get().choices().get(d);
                List<Integer> open = SPACE.open(choices);
                choices = choices.then(open.contains(wanted) ? wanted : open.get(0));
            }
            return Optional.of(choices);
        }

        @Override
        public void observe(Observation observation) {
            if (observation.reward().isPresent()
                    && (best.isEmpty()
                            || observation.reward().getAsDouble()
                                    > best.get().reward().orElse(-1))) {
                best = Optional.of(observation);
                context.events()
                        .accept(new StrategyEvent(
                                StrategyEvent.Kind.UPDATE,
                                new TreeMap<>(
                                        Map.of("best", observation.reward().getAsDouble())),
                                ""));
            }
        }
    }

    /** Accuracy from the network's text alone; takes random time; fails networks whose hash says so. */
    private static final class Simulated implements TrialEvaluator {
        private final SplittableRandom delays = new SplittableRandom();
        private final AtomicInteger calls = new AtomicInteger();
        private final Set<String> evaluated = ConcurrentHashMap.newKeySet();
        private final int stopAfter;

        Simulated(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
            if (calls.incrementAndGet() > stopAfter) {
                throw new InterruptedException("killed here");
            }
            evaluated.add(Fingerprint.of(request.architecture()));
            int delay;
            synchronized (delays) {
                delay = delays.nextInt(4);
            }
            Thread.sleep(delay);
            int hash = Math.floorMod(Fingerprint.of(request.architecture()).hashCode(), 1000);
            return hash < 50
                    ? new Outcome.Failed(FailureCause.DIVERGED, "simulated")
                    : new Outcome.Complete(hash / 1000.0, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }

    private static void run(StudyConfig config, StrategyFactory strategy, TrialEvaluator evaluator, StudyStore store)
            throws InterruptedException {
        TrialRunner runner = new TrialRunner(
                config.name(),
                config.seed(),
                config.engine(),
                config.objective(),
                config.limits(),
                config.latency(),
                evaluator,
                store,
                RunListener.NONE);
        new SearchRun(config, SPACE, strategy, runner).run();
    }

    private static List<Trial> trials(StudyStore store) {
        return store.trials("s", Phase.SEARCH);
    }

    @Test
    void givesOneSequenceHoweverWorkersRace() throws InterruptedException {
        MemoryStore first = new MemoryStore();
        run(config(4, TRIALS), Climber::new, new Simulated(1000), first);
        for (int again = 0; again < 5; again++) {
            MemoryStore store = new MemoryStore();
            run(config(4, TRIALS), Climber::new, new Simulated(1000), store);
            assertThat(trials(store)).isEqualTo(trials(first)).hasSize(TRIALS);
        }
    }

    @Test
    void resumesAfterKillWithTheSameSequence() throws InterruptedException {
        MemoryStore whole = new MemoryStore();
        run(config(3, TRIALS), Climber::new, new Simulated(1000), whole);
        for (int killedAfter : new int[] {1, 5, 12, 20}) {
            MemoryStore store = new MemoryStore();
            assertThatThrownBy(() -> run(config(3, TRIALS), Climber::new, new Simulated(killedAfter), store))
                    .isInstanceOf(InterruptedException.class);
            assertThat(trials(store).stream().filter(t -> t.state() == TrialState.RUNNING))
                    .as("killed in the middle of a trial")
                    .isNotEmpty();
            run(config(3, TRIALS), Climber::new, new Simulated(1000), store);
            assertThat(trials(store)).isEqualTo(trials(whole));
            assertThat(store.strategyRecords("s"))
                    .isEqualTo(whole.strategyRecords("s"))
                    .isNotEmpty();
        }
    }

    /** Other workers give other trials, but from where they came on only, and a kill later changes nothing. */
    @Test
    void replaysEachTrialWithTheWorkersOfItsRun() throws InterruptedException {
        Provenance provenance = new MemoryStore().provenance("s");
        MemoryStore three = new MemoryStore();
        run(config(3, TRIALS), Climber::new, new Simulated(1000), three);
        MemoryStore whole = new MemoryStore();
        whole.beginRun("s", 3, provenance);
        run(config(3, 10), Climber::new, new Simulated(1000), whole);
        whole.beginRun("s", 1, provenance);
        run(config(1, TRIALS), Climber::new, new Simulated(1000), whole);
        assertThat(trials(whole).subList(0, 10)).isEqualTo(trials(three).subList(0, 10));
        assertThat(trials(whole)).isNotEqualTo(trials(three));
        for (int killedAfter : new int[] {1, 4, 9}) {
            MemoryStore store = new MemoryStore();
            store.beginRun("s", 3, provenance);
            run(config(3, 10), Climber::new, new Simulated(1000), store);
            store.beginRun("s", 1, provenance);
            assertThatThrownBy(() -> run(config(1, TRIALS), Climber::new, new Simulated(killedAfter), store))
                    .isInstanceOf(InterruptedException.class);
            store.beginRun("s", 1, provenance);
            run(config(1, TRIALS), Climber::new, new Simulated(1000), store);
            assertThat(trials(store)).isEqualTo(trials(whole));
            assertThat(store.strategyRecords("s")).isEqualTo(whole.strategyRecords("s"));
        }
    }

    /** A study whose reward weighs what its own table predicts. */
    private static StudyConfig timed(int workers, long slowest) {
        StagedSpace space = SearchSpaces.get(SearchSpaces.MICRO, INPUT, 10);
        Map<TimedOperator, Timing> timings = new LinkedHashMap<>();
        space.operators()
                .forEach(operator -> timings.put(operator, new Timing(1 + slowest * timings.size() % 7919, 0)));
        StudyConfig plain = config(workers, TRIALS);
        return new StudyConfig(
                        plain.name(),
                        plain.space(),
                        plain.strategy(),
                        plain.engine(),
                        plain.input(),
                        plain.classes(),
                        plain.seed(),
                        plain.trials(),
                        plain.workers(),
                        new Objective(Objective.Form.HARD, Metric.LATENCY, 30_000, -1),
                        plain.task())
                .withLatency(Optional.of(new LatencyTable("none", "none", 8, 1, timings)));
    }

    @Test
    void weighsTheLatencyThatTheStudysTablePredicts() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        StudyConfig config = timed(2, 1009);
        run(config, Climber::new, new Simulated(1000), store);
        LatencyTable table = config.latency().orElseThrow();
        assertThat(trials(store))
                .anySatisfy(trial ->
                        assertThat(table.nanos(trial.spec().architecture())).isGreaterThan(30_000));
        for (Trial trial : trials(store)) {
            if (trial.state() == TrialState.COMPLETE) {
                long nanos = table.nanos(trial.spec().architecture());
                assertThat(trial.reward())
                        .hasValue(config.objective().reward(trial.accuracy().getAsDouble(), nanos));
            }
        }
        MemoryStore other = new MemoryStore();
        run(timed(2, 2003), Climber::new, new Simulated(1000), other);
        assertThat(trials(other)).as("another table is another study").isNotEqualTo(trials(store));
    }

    @Test
    void resumesAfterKillWithTheSameSequenceWhereLatencyCounts() throws InterruptedException {
        MemoryStore whole = new MemoryStore();
        run(timed(3, 1009), Climber::new, new Simulated(1000), whole);
        for (int killedAfter : new int[] {1, 12}) {
            MemoryStore store = new MemoryStore();
            assertThatThrownBy(() -> run(timed(3, 1009), Climber::new, new Simulated(killedAfter), store))
                    .isInstanceOf(InterruptedException.class);
            run(timed(3, 1009), Climber::new, new Simulated(1000), store);
            assertThat(trials(store)).isEqualTo(trials(whole));
        }
    }

    /** Of one picture and of the table's batch; networks beyond the table, as scaled ones are, have no reward. */
    @Test
    void asksForMeasurementsOfSearchTrialsAlone() throws InterruptedException {
        List<List<Integer>> asked = new CopyOnWriteArrayList<>();
        TrialEvaluator evaluator = new TrialEvaluator() {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                asked.add(request.latencyBatches());
                return new Outcome.Complete(0.5, OptionalDouble.empty());
            }

            @Override
            public void close() {}
        };
        StudyConfig config = timed(1, 1009).withTrials(1);
        MemoryStore store = new MemoryStore();
        run(config, Climber::new, evaluator, store);
        TrialSpec larger = new TrialSpec(
                Phase.GRID,
                0,
                List.of(),
                trials(store).get(0).spec().architecture().withResolution(40),
                Optional.empty());
        Trial scaled = new TrialRunner(
                        config.name(),
                        config.seed(),
                        config.engine(),
                        config.objective(),
                        config.limits(),
                        config.latency(),
                        evaluator,
                        store,
                        RunListener.NONE)
                .run(larger, config.task(), false, Optional.empty(), 0);
        assertThat(asked).containsExactly(List.of(1, 8), List.of());
        assertThat(scaled.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(scaled.reward()).isEmpty();
    }

    @Test
    void totalsAreTotals() throws InterruptedException {
        MemoryStore whole = new MemoryStore();
        run(config(2, TRIALS), Climber::new, new Simulated(1000), whole);
        MemoryStore store = new MemoryStore();
        run(config(2, 15), Climber::new, new Simulated(1000), store);
        assertThat(trials(store)).hasSize(15);
        run(config(2, TRIALS), Climber::new, new Simulated(1000), store);
        assertThat(trials(store)).isEqualTo(trials(whole));
        Simulated none = new Simulated(0);
        run(config(2, 15), Climber::new, none, store);
        assertThat(none.calls).hasValue(0);
    }

    @Test
    void trainsANetworkOnceHoweverOftenItIsProposed() throws InterruptedException {
        Choices one = SPACE.sample(new SplittableRandom(1));
        Choices other = SPACE.sample(new SplittableRandom(2));
        List<Choices> proposals = List.of(one, one, other, one, other);
        Set<Integer> observed = new HashSet<>();
        AtomicInteger next = new AtomicInteger();
        SearchStrategy strategy = new SearchStrategy() {
            @Override
            public Optional<Choices> propose() {
                int n = next.getAndIncrement();
                return n < proposals.size() ? Optional.of(proposals.get(n)) : Optional.empty();
            }

            @Override
            public void observe(Observation observation) {
                observed.add(observation.choices().hashCode());
            }
        };
        MemoryStore store = new MemoryStore();
        Simulated evaluator = new Simulated(1000);
        run(config(2, 100), context -> strategy, evaluator, store);
        assertThat(evaluator.calls).hasValue(2);
        assertThat(trials(store).stream().map(t -> t.sameAs().orElse(-1))).containsExactly(-1, 0, -1, 0, 2);
        assertThat(trials(store).get(3).accuracy())
                .isEqualTo(trials(store).get(0).accuracy());
        assertThat(observed).isNotEmpty();
    }

    @Test
    void refusesToContinueATrailThatThisProgramWouldNotHaveTaken() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        run(config(1, 5), Climber::new, new Simulated(1000), store);
        SearchStrategy other = new SearchStrategy() {
            private final SplittableRandom random = new SplittableRandom(99);

            @Override
            public Optional<Choices> propose() {
                return Optional.of(SPACE.sample(random));
            }

            @Override
            public void observe(Observation observation) {}
        };
        assertThatThrownBy(() -> run(config(1, 10), context -> other, new Simulated(1000), store))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("cannot be resumed exactly: its trial 0 was");
        assertThat(trials(store)).hasSize(5);
    }

    @Test
    void failedTrialsReachTheStrategyWithTheirCause() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger();
        SearchStrategy counting = new SearchStrategy() {
            private final SplittableRandom random = new SplittableRandom(5);

            @Override
            public Optional<Choices> propose() {
                return Optional.of(SPACE.sample(random));
            }

            @Override
            public void observe(Observation observation) {
                assertThat(observation.reward().isPresent())
                        .isNotEqualTo(observation.cause().isPresent());
                observation.cause().ifPresent(cause -> failures.incrementAndGet());
            }
        };
        MemoryStore store = new MemoryStore();
        run(config(1, 200), context -> counting, new Simulated(1000), store);
        long failed = trials(store).stream()
                .limit(199)
                .filter(t -> t.state() == TrialState.FAILED)
                .count();
        assertThat(failed).isPositive();
        assertThat((long) failures.get()).isEqualTo(failed);
    }

    /** Learns along a curve of its own, and keeps to the rule that it is given. */
    private static final class Learning implements TrialEvaluator {
        private final SplittableRandom delays = new SplittableRandom();
        private final AtomicInteger epochs = new AtomicInteger();
        private final int stopAfter;

        Learning(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
            SplittableRandom random = new SplittableRandom(request.seed());
            double end = random.nextDouble();
            double best = 0;
            for (int number = 1; number <= EPOCHS; number++) {
                if (epochs.incrementAndGet() > stopAfter) {
                    throw new InterruptedException("killed here");
                }
                int delay;
                synchronized (delays) {
                    delay = delays.nextInt(3);
                }
                Thread.sleep(delay);
                double accuracy = end * number / EPOCHS + 0.1 * random.nextDouble();
                best = Math.max(best, accuracy);
                listener.epoch(new Epoch(number, 1, accuracy, 0.1, 1, 1));
                if (number < EPOCHS && request.stopRule().ends(number, best)) {
                    return new Outcome.Pruned(best);
                }
            }
            return new Outcome.Complete(best, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }

    private static StudyConfig pruned(String pruner, int workers) {
        StudyConfig config = config(workers, TRIALS);
        return new StudyConfig(
                        config.name(),
                        config.space(),
                        config.strategy(),
                        config.engine(),
                        config.input(),
                        config.classes(),
                        config.seed(),
                        config.trials(),
                        config.workers(),
                        config.objective(),
                        config.task().withEpochs(EPOCHS))
                .withPruner(pruner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asha:eta=3:min=1", "hyperband:eta=3:min=1", "median:startup=5:warmup=1"})
    void prunedSearchesRepeatExactlyAndGoOnAfterAKill(String pruner) throws InterruptedException {
        for (int workers : new int[] {1, 2}) {
            MemoryStore whole = new MemoryStore();
            Learning all = new Learning(Integer.MAX_VALUE);
            run(pruned(pruner, workers), Climber::new, all, whole);
            assertThat(trials(whole)).hasSize(TRIALS);
            assertThat(trials(whole)).extracting(Trial::state).contains(TrialState.PRUNED, TrialState.COMPLETE);
            assertThat(all.epochs.get()).isLessThan(TRIALS * EPOCHS * 3 / 4);
            for (int killedAfter : new int[] {3, all.epochs.get() / 2, all.epochs.get() - 2}) {
                MemoryStore store = new MemoryStore();
                assertThatThrownBy(() -> run(pruned(pruner, workers), Climber::new, new Learning(killedAfter), store))
                        .isInstanceOf(InterruptedException.class);
                run(pruned(pruner, workers), Climber::new, new Learning(Integer.MAX_VALUE), store);
                assertThat(trials(store)).isEqualTo(trials(whole));
                assertThat(store.epochs("s", Phase.SEARCH)).isEqualTo(whole.epochs("s", Phase.SEARCH));
            }
        }
    }

    @Test
    void whatFailedOrIsLinkedTellsAPrunerNothing() throws InterruptedException {
        Choices one = SPACE.sample(new SplittableRandom(1));
        List<Choices> proposals = List.of(one, one, one, one, SPACE.sample(new SplittableRandom(2)));
        AtomicInteger next = new AtomicInteger();
        SearchStrategy repeating = new SearchStrategy() {
            @Override
            public Optional<Choices> propose() {
                int n = next.getAndIncrement();
                return n < proposals.size() ? Optional.of(proposals.get(n)) : Optional.empty();
            }

            @Override
            public void observe(Observation observation) {}
        };
        List<StopRule> rules = new CopyOnWriteArrayList<>();
        TrialEvaluator evaluator = new TrialEvaluator() {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
                rules.add(request.stopRule());
                return new Learning(1000).evaluate(request, listener);
            }

            @Override
            public void close() {}
        };
        run(pruned("asha:eta=2:min=1", 1), context -> repeating, evaluator, new MemoryStore());

        // of two, the one before included, one goes on; of five it would be two
        assertThat(rules).hasSize(2);
        assertThat(rules.get(1).least().keySet()).contains(1);
        Learning failing = new Learning(1000);
        MemoryStore store = new MemoryStore();
        List<StopRule> afterFailures = new CopyOnWriteArrayList<>();
        run(
                pruned("asha:eta=2:min=1", 1),
                Climber::new,
                new TrialEvaluator() {
                    @Override
                    public Outcome evaluate(EvaluationRequest request, EpochListener listener)
                            throws InterruptedException {
                        afterFailures.add(request.stopRule());
                        failing.evaluate(request, listener);
                        return new Outcome.Failed(FailureCause.CRASHED, "simulated");
                    }

                    @Override
                    public void close() {}
                },
                store);
        assertThat(afterFailures).containsOnly(StopRule.NONE);
    }

    @Test
    void aSecondAttemptBeginsItsEpochsAnew() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        run(
                config(1, 1),
                Climber::new,
                new TrialEvaluator() {
                    @Override
                    public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                        listener.epoch(new Epoch(1, 9, 0.1, 0.1, 1, 1));
                        listener.epoch(new Epoch(2, 9, 0.1, 0.1, 1, 1));
                        listener.restarted();
                        listener.epoch(new Epoch(1, 1, 0.5, 0.025, 1, 1));
                        return new Outcome.Complete(0.5, OptionalDouble.empty());
                    }

                    @Override
                    public void close() {}
                },
                store);

        assertThat(store.epochs("s", Phase.SEARCH)).isEqualTo(Map.of(0, List.of(new Epoch(1, 1, 0.5, 0.025, 1, 1))));
    }

    @Test
    void theLimitOfTimeIsOneForSearchTrials() throws InterruptedException {
        List<TrialLimits> limits = new CopyOnWriteArrayList<>();
        TrialEvaluator evaluator = new TrialEvaluator() {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                limits.add(request.limits());
                return new Outcome.Complete(0.5, OptionalDouble.empty());
            }

            @Override
            public void close() {}
        };
        StudyConfig config = config(1, 1).withLimits(new TrialLimits(60, 30, 500, true));
        MemoryStore store = new MemoryStore();
        run(config, Climber::new, evaluator, store);
        TrialSpec longer = new TrialSpec(
                Phase.BASELINE, 0, List.of(), trials(store).get(0).spec().architecture(), Optional.empty());
        new TrialRunner(
                        config.name(),
                        config.seed(),
                        config.engine(),
                        config.objective(),
                        config.limits(),
                        config.latency(),
                        evaluator,
                        store,
                        RunListener.NONE)
                .run(longer, config.task(), true, Optional.empty(), 0);

        assertThat(limits).containsExactly(config.limits(), new TrialLimits(0, 30, 500, true));
    }
}
