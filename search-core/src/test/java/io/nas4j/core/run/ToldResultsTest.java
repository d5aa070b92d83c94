package io.nas4j.core.run;

import static io.nas4j.core.run.Searches.SPACE;
import static io.nas4j.core.run.Searches.config;
import static io.nas4j.core.run.Searches.run;
import static io.nas4j.core.run.Searches.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.study.Guidance;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Signal;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What strategies are told where the signal is the loss. */
class ToldResultsTest {

    private static final int TRIALS = 30;

    /** Its accuracies come in steps of a tenth, its losses are exact: an error of half the loss. */
    private static final class Coarse implements TrialEvaluator {

        private final boolean losses;

        Coarse(boolean losses) {
            this.losses = losses;
        }

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
            double error = 0.1 + 0.5 * new SplittableRandom(request.seed()).nextDouble();
            double accuracy = Math.round(10 * (1 - error)) / 10.0;
            listener.epoch(new Epoch(1, 1, accuracy, loss(2 * error + 1), 0.1, 1, 1));
            listener.epoch(new Epoch(2, 1, accuracy, loss(2 * error), 0.1, 1, 1));
            listener.epoch(new Epoch(3, 1, accuracy - 0.05, loss(2 * error + 0.5), 0.1, 1, 1));
            return new Outcome.Complete(accuracy, OptionalDouble.empty());
        }

        private OptionalDouble loss(double value) {
            return losses ? OptionalDouble.of(value) : OptionalDouble.empty();
        }

        @Override
        public void close() {}
    }

    /** Proposes networks, the fifth one twice, and keeps what it is told. */
    private static final class Listening implements SearchStrategy {

        private final SplittableRandom random = new SplittableRandom(4);
        private final List<Choices> proposed = new ArrayList<>();
        private final List<Observation> told = new ArrayList<>();

        @Override
        public Optional<Choices> propose() {
            proposed.add(proposed.size() == 6 ? proposed.get(5) : SPACE.sample(random));
            return Optional.of(proposed.get(proposed.size() - 1));
        }

        @Override
        public void observe(Observation observation) {
            told.add(observation);
        }
    }

    private static StudyConfig byLoss() {
        return config(2, TRIALS).withPlan(plan -> plan.withGuidance(Guidance.NONE.withSignal(Signal.LOSS)));
    }

    @Test
    void areAccuraciesThatTheLeastLossesStandFor() throws InterruptedException {
        Listening strategy = new Listening();
        MemoryStore store = new MemoryStore();
        run(byLoss(), context -> strategy, new Coarse(true), store);
        List<Trial> trials = trials(store);
        int told = strategy.told.size();
        assertThat(told).isGreaterThan(20);
        double far = 0;
        double sum = 0;
        for (int i = 10; i < told; i++) {
            double error = 1 - strategy.told.get(i).accuracy().orElseThrow();
            double truth = error(trials.get(i), store);
            far = Math.max(far, Math.abs(error - truth));
            sum += Math.abs(error - truth);
            // the stored reward stays that of the accuracy which was measured; the one that is told goes with what is
            // told
            double ratio = strategy.told.get(i).reward().orElseThrow()
                    / trials.get(i).reward().orElseThrow();
            assertThat(ratio).isCloseTo((1 - error) / trials.get(i).accuracy().orElseThrow(), within(1e-9));
        }
        // a step of the accuracies is .1, so that each is up to .05 and in the mean .025 from the truth
        assertThat(far).isLessThan(0.04);
        assertThat(sum / (told - 10)).isLessThan(0.015);
        assertThat(strategy.told.get(6).accuracy().orElseThrow())
                .isCloseTo(strategy.told.get(5).accuracy().orElseThrow(), within(0.03));
    }

    private static double error(Trial trial, MemoryStore store) {
        int number = trial.sameAs().orElse(trial.number());
        return -Signal.LOSS.best(store.epochs("s", Phase.SEARCH).get(number)).orElseThrow() / 2;
    }

    @Test
    void areTheAccuraciesWhereNoLossIsKnown() throws InterruptedException {
        Listening strategy = new Listening();
        MemoryStore store = new MemoryStore();
        run(byLoss(), context -> strategy, new Coarse(false), store);
        List<Trial> trials = trials(store);
        for (int i = 0; i < strategy.told.size(); i++) {
            assertThat(strategy.told.get(i).accuracy()).isEqualTo(trials.get(i).accuracy());
            assertThat(strategy.told.get(i).reward()).isEqualTo(trials.get(i).reward());
        }
    }
}
