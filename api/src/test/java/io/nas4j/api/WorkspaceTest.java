package io.nas4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.api.request.Effort;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.Told;
import io.nas4j.api.request.Training;
import io.nas4j.api.stage.StageListener;
import io.nas4j.api.stage.ask.AskStage;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.plugin.EvaluatorProvider;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.cost.CostModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies that a program begins, watches, stops, resumes, and feeds; nothing is trained. */
@Timeout(120)
class WorkspaceTest {

    private static final int TRIALS = 16;

    @TempDir
    Path folder;

    /** A network is worth more the fewer parameters it has; whoever counts is told of each. */
    private record Made(Runnable each) implements EvaluatorProvider {

        @Override
        public String name() {
            return "made";
        }

        @Override
        public TrialEvaluator evaluator(StudyConfig config, Path home) {
            return new TrialEvaluator() {
                @Override
                public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                    each.run();
                    return new Outcome.Complete(accuracy(request), OptionalDouble.empty());
                }

                @Override
                public void close() {}
            };
        }
    }

    private static double accuracy(EvaluationRequest request) {
        return 1 / (1 + CostModel.cost(request.trained()).params() / 1e4);
    }

    private StudyRequest request(String engine) {
        return StudyRequest.of("study", Parts.space("mnasnet-micro"), Training.by(engine))
                .withStrategy("regularized-evolution:population=4:sample=2")
                .withTrials(TRIALS)
                .withSeed(3);
    }

    private Workspace workspace(String name) {
        return Workspace.at(folder.resolve(name));
    }

    private static List<List<String>> sequence(List<Trial> trials) {
        return trials.stream()
                .map(trial -> List.of(
                        String.valueOf(trial.number()),
                        trial.fingerprint(),
                        String.valueOf(trial.reward().orElseThrow())))
                .toList();
    }

    private static final TrialQuery ALL = TrialQuery.where(Phase.SEARCH, Condition.ALL);

    private List<List<String>> uninterrupted() throws InterruptedException {
        try (OpenStudy study = workspace("whole").with(new Made(() -> {})).open(request("plugin:made"))) {
            study.search();
            return sequence(study.trials(ALL));
        }
    }

    @Test
    void resumesWhatItStoppedWithTheSameSequence() throws InterruptedException {
        List<OpenStudy> opened = new ArrayList<>();
        AtomicInteger count = new AtomicInteger();
        Workspace stopping = workspace("stopped").with(new Made(() -> {
            if (count.incrementAndGet() == TRIALS / 2) {
                opened.get(0).stop();
            }
        }));
        try (OpenStudy study = stopping.open(request("plugin:made"))) {
            opened.add(study);
            study.search();
            assertThat(study.trials(ALL).stream().filter(trial -> trial.state().finished()))
                    .hasSizeBetween(1, TRIALS - 1);
        }
        try (OpenStudy study = stopping.resume("study")) {
            assertThat(study.search().best()).hasSize(5);
            assertThat(sequence(study.trials(ALL))).isEqualTo(uninterrupted());
        }
    }

    /** For this search alone: the study keeps its own. */
    @Test
    void endsAResumedSearchEarlyWhereItIsAskedTo() throws Exception {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 0; code < 6561; code++) {
            String digits = Integer.toString(code + 6561, 3).substring(1);
            lines.add(digits + ","
                    + (50 + 2 * digits.chars().map(digit -> digit - '0').sum()));
        }
        Path table = Files.write(folder.resolve("table.csv"), lines);
        Workspace workspace = workspace("early");
        StudyRequest small = StudyRequest.of("study", Parts.space("nas-bench-macro"), Training.by("table:" + table));
        workspace.open(small.withTrials(20)).close();
        Effort more = Effort.USUAL.withTrials(120);
        assertThatThrownBy(() -> workspace.resume("study", more.withStopWhen("improbable:2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--stop-when must be none");
        int ended;
        try (OpenStudy study = workspace.resume("study", more.withStopWhen("improbable"))) {
            study.search();
            ended = study.trials(ALL).size();
            assertThat(study.config().execution().stopWhen()).isEqualTo("none");
        }
        assertThat(ended).isBetween(20, 115);
        try (OpenStudy study = workspace.resume("study", Effort.USUAL.withTrials(ended + 1))) {
            study.search();
            assertThat(study.trials(ALL)).hasSize(ended + 1);
        }
    }

    /** Whoever reads or stops needs nothing that the search holds while it waits for an evaluator. */
    @Test
    void readsAndStopsWhileTheSearchBlocks() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        Made blocking = new Made(() -> {
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (OpenStudy study = workspace("blocked").with(blocking).open(request("plugin:made"))) {
            Future<Integer> search = threads.submit(() -> study.search().best().size());
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
            Callable<Integer> other = () -> {
                study.stop();
                return study.trials(ALL).size()
                        + study.best(1).size()
                        + study.config().name().length();
            };
            assertThat(threads.submit(other).get(60, TimeUnit.SECONDS)).isGreaterThan(2);
            goOn.countDown();
            assertThat(search.get(60, TimeUnit.SECONDS)).isEqualTo(2);
        } finally {
            goOn.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void tellsWhoObservesOfEachTrial() throws InterruptedException {
        Set<Integer> finished = Collections.synchronizedSet(new TreeSet<>());
        StageListener observer = new StageListener() {
            @Override
            public RunListener trials(Phase phase, int total) {
                return new RunListener() {
                    @Override
                    public void finished(Trial trial, boolean before) {
                        finished.add(trial.number());
                    }
                };
            }
        };
        Workspace observed = workspace("observed").observedBy(observer).with(new Made(() -> {}));
        try (OpenStudy study = observed.open(request("plugin:made"))) {
            study.search();
        }
        assertThat(finished).hasSize(TRIALS);
    }

    /** Four threads ask and tell at once; the sequence is that of a search by the same accuracies. */
    @Test
    void handsEachTrialToOneOfManyAskers() throws Exception {
        workspace("asked").open(request("ask")).close();
        Set<Integer> handed = Collections.synchronizedSet(new TreeSet<>());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (AskedStudy study = workspace("asked").asked("study")) {
            List<Future<Integer>> askers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                askers.add(threads.submit(() -> asker(study, handed)));
            }
            int all = 0;
            for (Future<Integer> asker : askers) {
                all += asker.get(100, TimeUnit.SECONDS);
            }
            assertThat(all).isEqualTo(handed.size());
            assertThatThrownBy(() -> study.tell(0, Told.value(0.5)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("is finished");
            assertThatThrownBy(() -> study.tell(TRIALS, Told.value(0.5)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("was not handed out");
        } finally {
            threads.shutdownNow();
        }
        try (StoredStudies studies = workspace("asked").read()) {
            assertThat(sequence(studies.trials("study", ALL))).isEqualTo(uninterrupted());
        }
    }

    private static int asker(AskedStudy study, Set<Integer> handed) throws InterruptedException {
        int count = 0;
        while (true) {
            AskStage.Answer answer = study.ask(Duration.ofHours(1), Duration.ofSeconds(60));
            if (answer.handed().isEmpty()) {
                assertThat(answer.finished()).isTrue();
                return count;
            }
            int number = answer.handed().get().trial().spec().number();
            assertThat(handed.add(number)).as("trial %d", number).isTrue();
            study.tell(number, Told.value(accuracy(answer.handed().get().request())));
            count++;
        }
    }

    @Test
    void refusesAnotherRequestUnderTheSameName() {
        Workspace workspace = workspace("twice").with(new Made(() -> {}));
        workspace.open(request("plugin:made")).close();
        assertThatThrownBy(() -> workspace.open(request("plugin:made").withSeed(4)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("seed");
        assertThatThrownBy(() -> workspace.asked("study"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("plugin:made");
        assertThatThrownBy(() -> workspace.resume("other"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no study 'other'");
    }
}
