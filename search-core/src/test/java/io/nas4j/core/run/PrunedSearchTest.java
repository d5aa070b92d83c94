package io.nas4j.core.run;

import static io.nas4j.core.run.Searches.SPACE;
import static io.nas4j.core.run.Searches.TRIALS;
import static io.nas4j.core.run.Searches.config;
import static io.nas4j.core.run.Searches.run;
import static io.nas4j.core.run.Searches.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.study.Guidance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Signal;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.Choices;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches that end unpromising trials early. */
class PrunedSearchTest {

    private static final int EPOCHS = 9;

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
            double worth = Double.NEGATIVE_INFINITY;
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
                double loss = 2 - 2 * end * number / EPOCHS + 0.1 * random.nextDouble();
                Epoch epoch = new Epoch(number, 1, accuracy, OptionalDouble.of(loss), 0.1, 1, 1);
                listener.epoch(epoch);
                worth = Math.max(worth, request.stopRule().signal().worth(epoch).orElseThrow());
                if (number < EPOCHS && request.stopRule().ends(number, worth)) {
                    return new Outcome.Pruned(best);
                }
            }
            return new Outcome.Complete(best, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }

    private static StudyConfig pruned(String pruner, int workers) {
        return pruned(pruner, Signal.ACCURACY, workers);
    }

    private static StudyConfig pruned(String pruner, Signal signal, int workers) {
        return config(workers, TRIALS)
                .withPlan(plan -> plan.withTask(plan.task().withRecipe(recipe -> recipe.withEpochs(EPOCHS)))
                        .withGuidance(Guidance.NONE.withPruner(pruner).withSignal(signal)));
    }

    @ParameterizedTest
    @CsvSource({
        "asha:eta=3:min=1, ACCURACY",
        "hyperband:eta=3:min=1, ACCURACY",
        "median:startup=5:warmup=1, ACCURACY",
        "asha:eta=3:min=1, LOSS",
        "median:startup=5:warmup=1, LOSS"
    })
    void prunedSearchesRepeatExactlyAndGoOnAfterAKill(String pruner, Signal signal) throws InterruptedException {
        for (int workers : new int[] {1, 2}) {
            MemoryStore whole = new MemoryStore();
            Learning all = new Learning(Integer.MAX_VALUE);
            run(pruned(pruner, signal, workers), Climber::new, all, whole);
            assertThat(trials(whole)).hasSize(TRIALS);
            assertThat(trials(whole)).extracting(Trial::state).contains(TrialState.PRUNED, TrialState.COMPLETE);
            assertThat(all.epochs.get()).isLessThan(TRIALS * EPOCHS * 3 / 4);
            for (int killedAfter : new int[] {3, all.epochs.get() / 2, all.epochs.get() - 2}) {
                MemoryStore store = new MemoryStore();
                assertThatThrownBy(() ->
                                run(pruned(pruner, signal, workers), Climber::new, new Learning(killedAfter), store))
                        .isInstanceOf(InterruptedException.class);
                run(pruned(pruner, signal, workers), Climber::new, new Learning(Integer.MAX_VALUE), store);
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
}
