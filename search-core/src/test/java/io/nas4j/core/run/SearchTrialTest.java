package io.nas4j.core.run;

import static io.nas4j.core.run.Searches.SPACE;
import static io.nas4j.core.run.Searches.config;
import static io.nas4j.core.run.Searches.run;
import static io.nas4j.core.run.Searches.trials;
import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.evaluation.WantedResults;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.Choices;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a search does with each of its trials. */
class SearchTrialTest {

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

    @Test
    void aSecondAttemptBeginsItsEpochsAnew() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        run(
                config(1, 1),
                Climber::new,
                new TrialEvaluator() {
                    @Override
                    public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                        listener.epoch(new Epoch(1, 9, 0.1, OptionalDouble.empty(), 0.1, 1, 1));
                        listener.epoch(new Epoch(2, 9, 0.1, OptionalDouble.empty(), 0.1, 1, 1));
                        listener.restarted();
                        listener.epoch(new Epoch(1, 1, 0.5, OptionalDouble.empty(), 0.025, 1, 1));
                        return new Outcome.Complete(0.5, OptionalDouble.empty());
                    }

                    @Override
                    public void close() {}
                },
                store);

        assertThat(store.epochs("s", Phase.SEARCH))
                .isEqualTo(Map.of(0, List.of(new Epoch(1, 1, 0.5, OptionalDouble.empty(), 0.025, 1, 1))));
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
        StudyConfig config =
                config(1, 1).withExecution(execution -> execution.withLimits(new TrialLimits(60, 30, 500, true)));
        MemoryStore store = new MemoryStore();
        run(config, Climber::new, evaluator, store);
        TrialSpec longer = new TrialSpec(
                Phase.BASELINE, 0, List.of(), trials(store).get(0).spec().architecture(), Optional.empty());
        new TrialRunner(config, evaluator, store, RunListener.NONE)
                .run(
                        longer,
                        config.plan().task(),
                        new WantedResults(true, Optional.empty(), Optional.empty(), List.of()),
                        0);

        assertThat(limits).containsExactly(config.execution().limits(), new TrialLimits(0, 30, 500, true));
    }
}
