package io.nas4j.core.run;

import static io.nas4j.core.run.Searches.SPACE;
import static io.nas4j.core.run.Searches.config;
import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyScoresTest {

    private final MemoryStore store = new MemoryStore();
    private final ConcurrentLinkedQueue<String> notes = new ConcurrentLinkedQueue<>();
    private final Counting counting = new Counting();

    /** Scores by the fingerprint and the name; {@code broken} always fails. */
    private static final class Counting implements TrialEvaluator {
        private final ConcurrentLinkedQueue<ScoreRequest> requests = new ConcurrentLinkedQueue<>();
        private CountDownLatch together = new CountDownLatch(0);
        private boolean metOthers = true;

        @Override
        public SortedMap<String, Score> score(ScoreRequest request, EpochListener listener)
                throws InterruptedException {
            requests.add(request);
            together.countDown();
            metOthers &= together.await(20, TimeUnit.SECONDS);
            SortedMap<String, Score> scores = new TreeMap<>();
            for (String name : request.scores()) {
                scores.put(
                        name,
                        name.equals("broken")
                                ? Score.missing("no such kernel", 1)
                                : Score.of((Fingerprint.of(request.architecture()) + name).hashCode(), 1));
            }
            return scores;
        }

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
            throw new AssertionError("nothing is trained");
        }

        @Override
        public void close() {}
    }

    private StudyScores scores(int workers) {
        return new StudyScores(config(workers, 10), counting, store, notes::add);
    }

    private static List<Architecture> networks(int count) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, count)
                .mapToObj(i -> SPACE.build(SPACE.sample(random)))
                .toList();
    }

    @Test
    void scoresEachNetworkOnceInTheOrderGiven() throws Exception {
        List<Architecture> networks = new ArrayList<>(networks(9));
        networks.add(networks.get(0));
        List<SortedMap<String, Score>> scores = scores(3).of(networks, List.of("one", "two"));

        assertThat(counting.requests).hasSize(9);
        assertThat(scores).hasSize(10);
        for (int i = 0; i < networks.size(); i++) {
            String fingerprint = Fingerprint.of(networks.get(i));
            assertThat(scores.get(i).get("two").value()).isEqualTo(OptionalDouble.of((fingerprint + "two").hashCode()));
        }
        assertThat(counting.requests)
                .extracting(ScoreRequest::seed)
                .containsOnly(counting.requests.peek().seed());
    }

    @Test
    void computesOnlyWhatIsNotStored() throws Exception {
        List<Architecture> networks = networks(4);
        List<SortedMap<String, Score>> first = scores(1).of(networks.subList(0, 2), List.of("one"));
        List<SortedMap<String, Score>> all = scores(1).of(networks, List.of("one", "two"));

        assertThat(counting.requests)
                .extracting(ScoreRequest::scores)
                .containsExactlyInAnyOrder(
                        List.of("one"),
                        List.of("one"),
                        List.of("two"),
                        List.of("two"),
                        List.of("one", "two"),
                        List.of("one", "two"));
        assertThat(all.get(0).get("one")).isEqualTo(first.get(0).get("one"));
        counting.requests.clear();
        assertThat(scores(2).of(networks, List.of("one", "two"))).isEqualTo(all);
        assertThat(counting.requests).isEmpty();
    }

    /** Whoever resumes must see what was seen before. */
    @Test
    void sayMissingScoresOnceAndDoNotTryThemAgain() throws Exception {
        StudyScores scores = scores(2);
        List<SortedMap<String, Score>> found = scores.of(networks(3), List.of("broken", "one"));

        assertThat(found)
                .allSatisfy(each -> assertThat(each.get("broken").value()).isEmpty());
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("score broken is missing")
                .contains("no such kernel");
        counting.requests.clear();
        assertThat(scores(2).of(networks(3), List.of("broken", "one"))).isEqualTo(found);
        assertThat(counting.requests).isEmpty();
    }

    @Test
    void scoresAsManyAtATimeAsThereAreWorkers() throws Exception {
        counting.together = new CountDownLatch(3);
        scores(3).of(networks(3), List.of("one"));
        assertThat(counting.metOthers).isTrue();
    }
}
