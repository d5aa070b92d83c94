package io.nas4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StrategySnapshot;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Guidance;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long studies go on from a kept state, and nothing tells them from studies that were never interrupted. */
class SnapshotRunTest {

    private static final Input INPUT = new Input(16, 3);
    private static final SearchSpace SPACE = SearchSpaces.get(SearchSpaces.MICRO, INPUT, 10);
    private static final int TRIALS = 330;

    private static StudyConfig config(int workers, int trials) {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 0, 1), Recipe.plain(3, 2, OptimizerSettings.usual(Optimizer.SGD)));
        return new StudyConfig(
                "s",
                SearchPlan.of(
                        SpaceSource.named(SearchSpaces.MICRO),
                        "mine",
                        3,
                        new Objective(Objective.Form.SOFT, 1e6, -0.07),
                        task),
                Execution.of("torch", trials, workers),
                DataFacts.of(INPUT, 10));
    }

    /** Of two draws the one that is like the best so far; networks repeat themselves. Counts its calls. */
    private static final class Walker implements SearchStrategy {
        private final SavedRandom random;
        private final StrategyContext context;
        private final AtomicInteger calls;
        private int best;

        Walker(StrategyContext context, AtomicInteger calls) {
            this.random = context.random().saved("walker");
            this.context = context;
            this.calls = calls;
        }

        @Override
        public Optional<Choices> propose() {
            calls.incrementAndGet();
            int width = random.nextInt(6) == 0 ? 5 : 1 + best % 3;
            return Optional.of(SPACE.walk((d, open) -> open.get(random.nextInt(Math.min(width, open.size())))));
        }

        @Override
        public void observe(Observation observation) {
            int value = (int) (1000 * observation.accuracy().orElse(0));
            if (value > best || value % 7 == 0) {
                best = value;
                context.events()
                        .accept(new StrategyEvent(
                                StrategyEvent.Kind.UPDATE, new TreeMap<>(Map.of("best", (double) best)), ""));
            }
        }

        @Override
        public Optional<StrategyState> state() {
            return Optional.of(new StrategyState() {
                @Override
                public void save(StateOutput to) {
                    to.whole(random.position());
                    to.whole(best);
                }

                @Override
                public void restore(StateInput from, List<Choices> known) {
                    random.moveTo(from.whole());
                    best = from.count();
                }
            });
        }
    }

    private static final class Simulated implements TrialEvaluator {
        private final AtomicInteger left;

        Simulated(int trials) {
            this.left = new AtomicInteger(trials);
        }

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
            if (left.getAndDecrement() <= 0) {
                throw new InterruptedException("killed here");
            }
            double accuracy =
                    Math.floorMod(Fingerprint.of(request.architecture()).hashCode(), 1000) / 1000.0;
            for (int epoch = 1; epoch <= 3; epoch++) {
                listener.epoch(new Epoch(epoch, 1, accuracy * epoch / 3, OptionalDouble.empty(), 0.1, 1, 1));
                if (request.stopRule().ends(epoch, accuracy * epoch / 3)) {
                    return new Outcome.Pruned(accuracy * epoch / 3);
                }
            }
            return new Outcome.Complete(accuracy, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }

    private static int run(StudyConfig config, int evaluations, MemoryStore store, String program)
            throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        TrialRunner runner = new TrialRunner(config, new Simulated(evaluations), store, RunListener.NONE);
        new SearchRun(SPACE, context -> new Walker(context, calls), runner, program).run();
        return calls.get();
    }

    private static void kill(StudyConfig config, int evaluations, MemoryStore store) {
        assertThatThrownBy(() -> run(config, evaluations, store, "1")).isInstanceOf(InterruptedException.class);
    }

    private static List<Trial> trials(MemoryStore store) {
        return store.trials("s", Phase.SEARCH);
    }

    @ParameterizedTest
    @CsvSource({"1, none", "3, none", "3, median:startup=5"})
    void goesOnFromAKeptState(int workers, String pruner) throws InterruptedException {
        StudyConfig config =
                config(workers, TRIALS).withPlan(plan -> plan.withGuidance(Guidance.NONE.withPruner(pruner)));
        MemoryStore whole = new MemoryStore();
        assertThat(run(config, TRIALS, whole, "1")).isEqualTo(TRIALS);
        assertThat(trials(whole).stream()
                        .filter(trial -> trial.sameAs().isPresent())
                        .count())
                .as("linked trials, also across the kept state")
                .isGreaterThan(10);
        MemoryStore store = new MemoryStore();
        int networks = (int)
                trials(whole).stream().filter(trial -> trial.sameAs().isEmpty()).count();
        kill(config, networks - 4, store);
        kill(config, 2, store);
        int at = store.snapshot("s").orElseThrow().proposed();
        assertThat(at).isBetween(100, TRIALS - 1);
        assertThat(run(config, TRIALS, store, "1")).isEqualTo(TRIALS - at);
        assertThat(trials(store)).isEqualTo(trials(whole));
        assertThat(store.strategyRecords("s"))
                .isEqualTo(whole.strategyRecords("s"))
                .isNotEmpty();
        assertThat(run(
                        config(workers, TRIALS + 20)
                                .withPlan(plan -> plan.withGuidance(Guidance.NONE.withPruner(pruner))),
                        TRIALS,
                        store,
                        "1"))
                .isLessThan(TRIALS);
        MemoryStore longer = new MemoryStore();
        run(
                config(workers, TRIALS + 20).withPlan(plan -> plan.withGuidance(Guidance.NONE.withPruner(pruner))),
                TRIALS,
                longer,
                "1");
        assertThat(trials(store)).isEqualTo(trials(longer));
    }

    @Test
    void replaysAllWhereWhatWasKeptDoesNotFit() throws InterruptedException {
        StudyConfig config = config(2, TRIALS);
        MemoryStore whole = new MemoryStore();
        run(config, TRIALS, whole, "1");
        StrategySnapshot kept = whole.snapshot("s").orElseThrow();
        StrategySnapshot foreign = new StrategySnapshot(
                kept.proposed(), kept.observed(), kept.events(), kept.program(), ByteBuffer.wrap(new byte[] {0, 0}));
        StrategySnapshot broken = new StrategySnapshot(
                kept.proposed(), kept.observed(), kept.events(), kept.program(), ByteBuffer.wrap(new byte[] {1}));
        StrategySnapshot other =
                new StrategySnapshot(kept.proposed() + 1, kept.observed(), kept.events(), kept.program(), kept.state());
        for (StrategySnapshot wrong : List.of(foreign, broken, other)) {
            MemoryStore store = new MemoryStore();
            run(config, TRIALS, store, "1");
            store.saveSnapshot("s", wrong, new TreeMap<>(Map.of(99_999, ByteBuffer.allocate(0))));
            assertThat(run(config(2, TRIALS + 5), 5, store, "1")).isGreaterThanOrEqualTo(TRIALS + 5);
            assertThat(trials(store).subList(0, TRIALS)).isEqualTo(trials(whole));
        }
        MemoryStore store = new MemoryStore();
        run(config, TRIALS, store, "1");
        assertThat(run(config(2, TRIALS + 5), 5, store, "2")).isEqualTo(TRIALS + 5);
    }

    @Test
    void refusesTrialsThatAreNotOfThisStudyThoughAStateWasKept() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        run(config(1, TRIALS), TRIALS, store, "1");
        StudyConfig other = config(1, TRIALS).withPlan(plan -> plan.withStrategy(plan.strategy(), 4));
        assertThatThrownBy(() -> run(other, TRIALS, store, "2"))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("cannot be resumed exactly");
    }
}
