package io.nas4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.race.Race;
import io.nas4j.core.race.RaceBudget;
import io.nas4j.core.race.RaceEnd;
import io.nas4j.core.race.RaceState;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.space.plan.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaceRunTest {

    private static final StudyConfig CONFIG = Searches.config(2, 10);

    /** Different networks; the later, the better. */
    private static final List<Trial> CANDIDATES = candidates();

    private static List<Trial> candidates() {
        SplittableRandom random = new SplittableRandom(4);
        Set<String> seen = new HashSet<>();
        List<Trial> trials = new ArrayList<>();
        while (trials.size() < 5) {
            TrialSpec spec = new TrialSpec(
                    Phase.SEARCH,
                    trials.size(),
                    List.of(),
                    Searches.SPACE.build(Searches.SPACE.uniform(random)),
                    Optional.empty());
            if (seen.add(Fingerprint.of(spec.architecture()))) {
                trials.add(Trial.started(spec, TrialRun.UNKNOWN));
            }
        }
        return trials;
    }

    /** Accuracies by network, with noise by seed; it may be killed, and one network may fail. */
    private static final class Noisy implements TrialEvaluator {

        private final AtomicInteger calls = new AtomicInteger();
        private final int stopAfter;
        private final int failing;

        Noisy(int stopAfter, int failing) {
            this.stopAfter = stopAfter;
            this.failing = failing;
        }

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
            if (calls.incrementAndGet() > stopAfter) {
                throw new InterruptedException("killed here");
            }
            int candidate = IntStream.range(0, CANDIDATES.size())
                    .filter(i -> CANDIDATES.get(i).spec().architecture().equals(request.architecture()))
                    .findFirst()
                    .orElseThrow();
            double noise = new SplittableRandom(request.seed() + candidate).nextDouble(-0.03, 0.03);
            return candidate == failing
                    ? new Outcome.Failed(FailureCause.DIVERGED, "told to")
                    : new Outcome.Complete(0.5 + 0.02 * candidate + noise, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }

    private static Race race(int candidates, long budget) {
        return Race.of(candidates, 0.9, RaceBudget.measurements(budget));
    }

    private static Race run(StudyStore store, TrialEvaluator evaluator, int candidates, long budget)
            throws InterruptedException {
        return new RaceRun(new TrialRunner(CONFIG, evaluator, store, RunListener.NONE))
                .run(
                        race(candidates, budget),
                        CANDIDATES.subList(0, candidates).stream()
                                .map(Trial::spec)
                                .toList(),
                        CONFIG.plan().task(),
                        RaceTrials.confirming(store, CONFIG));
    }

    private static List<Trial> trained(StudyStore store) {
        return store.trials("s", Phase.CONFIRM);
    }

    @Test
    void aRoundHasOneSeedAndEachAnother() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        Race race = run(store, new Noisy(1_000, -1), 4, 24);
        Map<Long, List<String>> bySeed = trained(store).stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.run().seed().orElseThrow(),
                        Collectors.mapping(Trial::fingerprint, Collectors.toList())));
        assertThat(bySeed).hasSize(race.round() - 1);
        assertThat(bySeed.values()).allSatisfy(networks -> assertThat(networks).doesNotHaveDuplicates());
        assertThat(bySeed.values()).anySatisfy(networks -> assertThat(networks).hasSize(4));
        assertThat(trained(store))
                .extracting(Trial::number)
                .containsExactlyElementsOf(
                        IntStream.range(0, (int) race.spent()).boxed().toList());
        assertThat(bySeed)
                .doesNotContainKey(new TrialRunner(CONFIG, new Noisy(0, -1), store, RunListener.NONE)
                        .request(CANDIDATES.get(0).spec(), CONFIG.plan().task(), false, Optional.empty())
                        .seed());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 11, 14})
    void aKilledRaceGoesOnExactly(int trainings) throws InterruptedException {
        MemoryStore whole = new MemoryStore();
        Race expected = run(whole, new Noisy(1_000, -1), 4, 20);
        MemoryStore store = new MemoryStore();
        assertThatThrownBy(() -> run(store, new Noisy(trainings, -1), 4, 20)).isInstanceOf(InterruptedException.class);
        Noisy rest = new Noisy(1_000, -1);
        Race race = run(store, rest, 4, 20);
        assertThat(trained(store)).isEqualTo(trained(whole));
        assertThat(race.standings(new SplittableRandom(1))).isEqualTo(expected.standings(new SplittableRandom(1)));
        assertThat(rest.calls.get()).isLessThanOrEqualTo((int) expected.spent() - trainings);
    }

    @Test
    void whatIsFinishedIsNotTrainedAgain() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        Race race = run(store, new Noisy(1_000, -1), 3, 12);
        assertThat(run(store, new Noisy(0, -1), 3, 12).ranked()).isEqualTo(race.ranked());
    }

    @Test
    void aLargerBudgetAndMoreNetworksUseWhatWasTrained() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        Race small = run(store, new Noisy(1_000, -1), 3, 6);
        List<Trial> before = trained(store);
        Noisy more = new Noisy(1_000, -1);
        Race large = run(store, more, 5, 40);
        assertThat(more.calls.get()).isEqualTo((int) (large.spent() - small.spent()));
        assertThat(trained(store)).containsAll(before).extracting(Trial::number).doesNotHaveDuplicates();
        MemoryStore fresh = new MemoryStore();
        assertThat(run(fresh, new Noisy(1_000, -1), 5, 40).standings(new SplittableRandom(1)))
                .isEqualTo(large.standings(new SplittableRandom(1)));
    }

    @Test
    void aNetworkThatFailsIsOut() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        Race race = run(store, new Noisy(1_000, 2), 3, 12);
        assertThat(race.state(2)).isEqualTo(RaceState.FAILED);
        assertThat(trained(store))
                .filteredOn(
                        trial -> trial.fingerprint().equals(CANDIDATES.get(2).fingerprint()))
                .hasSize(1);
    }

    @Test
    void theStoredTrainingsTellHowFarARaceIs() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        List<String> networks =
                CANDIDATES.subList(0, 4).stream().map(Trial::fingerprint).toList();
        assertThatThrownBy(() -> run(store, new Noisy(9, -1), 4, 20)).isInstanceOf(InterruptedException.class);
        Race begun = RaceTrials.confirming(store, CONFIG).replay(race(4, 20), networks);
        assertThat(begun.end()).isEmpty();
        assertThat(begun.round()).isEqualTo(3);
        Race over = run(store, new Noisy(1_000, -1), 4, 20);
        Race replayed = RaceTrials.confirming(store, CONFIG).replay(race(4, 20), networks);
        assertThat(replayed.end()).isEqualTo(over.end()).contains(RaceEnd.BUDGET);
        assertThat(replayed.standings(new SplittableRandom(1))).isEqualTo(over.standings(new SplittableRandom(1)));
    }
}
