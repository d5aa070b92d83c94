package io.nas4j.core.run;

import static io.nas4j.core.run.Searches.SPACE;
import static io.nas4j.core.run.Searches.config;
import static io.nas4j.core.run.Searches.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.plan.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Searches whose study scores networks without training them. */
class ScoredSearchTest {

    private static final int NETWORKS = ScoredNetwork.COUNT;

    private final List<List<ScoredNetwork>> told = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

    /** Scores by MACs' digits, which says nothing; cannot score every fifth network by {@code two}. */
    private static final class Scoring implements TrialEvaluator {
        private final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
        private final AtomicInteger scored = new AtomicInteger();
        private final int stopAfter;

        Scoring(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public SortedMap<String, Score> score(ScoreRequest request, EpochListener listener)
                throws InterruptedException {
            if (scored.incrementAndGet() > stopAfter) {
                throw new InterruptedException("killed here");
            }
            String fingerprint = Fingerprint.of(request.architecture());
            order.add("score " + fingerprint);
            int number = Math.floorMod(fingerprint.hashCode(), 1000);
            SortedMap<String, Score> scores = new TreeMap<>();
            scores.put("one", Score.of(number, 1));
            scores.put("two", number % 5 == 0 ? Score.missing("no such kernel", 1) : Score.of(-number, 1));
            scores.keySet().retainAll(request.scores());
            return scores;
        }

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
            String fingerprint = Fingerprint.of(request.architecture());
            order.add("train " + fingerprint);
            return new Outcome.Complete(Math.floorMod(fingerprint.hashCode(), 1000) / 1000.0, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }

    private void search(StudyConfig config, TrialEvaluator evaluator, MemoryStore store) throws InterruptedException {
        RunListener listener = new RunListener() {
            @Override
            public void scoring(int networks, List<String> scores) {
                heard.add(networks + " by " + scores);
            }

            @Override
            public void missing(String sentence) {
                heard.add(sentence);
            }
        };
        TrialRunner runner = new TrialRunner(config, evaluator, store, listener);
        new SearchRun(SPACE, this::strategy, runner, "test").run();
    }

    private SearchStrategy strategy(StrategyContext context) {
        told.add(context.scored());
        return new Climber(context);
    }

    private static StudyConfig scored(int workers, int trials, String scores) {
        return config(workers, trials)
                .withPlan(plan -> plan.withGuidance(plan.guidance().withScores(scores)));
    }

    @Test
    void tellsTheStrategyTheScoresOfDifferentNetworksOfTheSpace() throws Exception {
        search(scored(3, 5, "one,two"), new Scoring(1000), new MemoryStore());
        List<ScoredNetwork> networks = told.get(0);
        assertThat(networks).hasSize(NETWORKS);
        Set<String> fingerprints = new HashSet<>();
        int without = 0;
        for (ScoredNetwork network : networks) {
            String fingerprint = Fingerprint.of(SPACE.build(network.choices()));
            fingerprints.add(fingerprint);
            double number = Math.floorMod(fingerprint.hashCode(), 1000);
            assertThat(network.scores().get("one")).isEqualTo(number);
            without += number % 5 == 0 ? 1 : 0;
            assertThat(network.scores().containsKey("two")).isEqualTo(number % 5 != 0);
        }
        assertThat(fingerprints).hasSize(NETWORKS);
        assertThat(without).isPositive();
        assertThat(heard)
                .containsExactlyInAnyOrder(
                        NETWORKS + " by [one, two]",
                        "score two is missing for a network of study s: no such kernel (said once)");
    }

    @Test
    void scoresEachTrialsNetworkBeforeItIsTrained() throws Exception {
        MemoryStore store = new MemoryStore();
        Scoring evaluator = new Scoring(1000);
        search(scored(1, 10, "one"), evaluator, store);
        List<String> order = List.copyOf(evaluator.order);
        for (Trial trial : trials(store)) {
            assertThat(store.scores("s", trial.fingerprint()).keySet()).containsExactly("one");
            if (trial.sameAs().isEmpty()) {
                assertThat(order.indexOf("score " + trial.fingerprint()))
                        .isBetween(0, order.indexOf("train " + trial.fingerprint()) - 1);
            }
        }
        assertThat(order.stream().filter(each -> each.startsWith("score")))
                .as("each network once")
                .doesNotHaveDuplicates();
    }

    /** Whether it is killed while it scores or while it searches, and with how many workers: all is as if it had not been. */
    @Test
    void resumesWithTheSameScores() throws Exception {
        MemoryStore whole = new MemoryStore();
        search(scored(1, 20, "one,two"), new Scoring(1000), whole);
        for (int killedAfter : new int[] {1, 30, NETWORKS + 3}) {
            told.clear();
            MemoryStore store = new MemoryStore();
            Scoring killed = new Scoring(killedAfter);
            assertThatThrownBy(() -> search(scored(1, 20, "one,two"), killed, store))
                    .isInstanceOf(InterruptedException.class);
            Scoring rest = new Scoring(1000);
            heard.clear();
            search(scored(1, 20, "one,two"), rest, store);
            assertThat(trials(store)).isEqualTo(trials(whole));
            assertThat(store.scores("s")).isEqualTo(whole.scores("s"));
            assertThat(told.get(told.size() - 1)).hasSize(NETWORKS);
            assertThat(killed.order)
                    .doesNotContainAnyElementsOf(rest.order.stream()
                            .filter(each -> each.startsWith("score"))
                            .toList());
            if (killedAfter > NETWORKS) {
                assertThat(heard).as("nothing is left to score").noneMatch(each -> each.contains(" by ["));
            }
        }
    }

    @Test
    void theStoreAloneTellsTheSame() throws Exception {
        MemoryStore store = new MemoryStore();
        StudyConfig config = scored(2, 5, "one,two");
        search(config, new Scoring(1000), store);
        assertThat(ScoredSpace.stored(config, SPACE, store)).isEqualTo(told.get(0));
        assertThat(ScoredSpace.stored(config, SPACE, new MemoryStore())).isEmpty();
        assertThat(ScoredSpace.stored(config(2, 5), SPACE, store)).isEmpty();
    }

    @Test
    void scoresNothingUnlessTheStudyDoes() throws Exception {
        Scoring evaluator = new Scoring(0);
        MemoryStore store = new MemoryStore();
        search(config(2, 5), evaluator, store);
        assertThat(told).containsExactly(List.of());
        assertThat(store.scores("s")).isEqualTo(Map.of());
    }
}
