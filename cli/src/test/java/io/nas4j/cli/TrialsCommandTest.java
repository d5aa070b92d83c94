package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.cli.StoredStudy.Trained;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialsCommandTest {

    private static final List<Architecture> NETWORKS = networks();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static List<Architecture> networks() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);
        SplittableRandom random = new SplittableRandom(1);
        return Stream.generate(() -> space.build(space.uniform(random)))
                .limit(5)
                .toList();
    }

    private int trials(String... options) {
        List<String> line = new ArrayList<>(List.of("trials", "s", "--storage", folder.toString()));
        line.addAll(List.of(options));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    /** Accuracies 0.5, 0.75, none, 0.25. */
    private void fill() {
        StoredStudy.create(
                folder,
                List.of(
                        new Trained(NETWORKS.get(0), OptionalDouble.of(0.5)),
                        new Trained(NETWORKS.get(1), OptionalDouble.of(0.75)),
                        new Trained(NETWORKS.get(2), OptionalDouble.empty()),
                        new Trained(NETWORKS.get(3), OptionalDouble.of(0.25))),
                List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy > 0.3 | number | 0 1",
                "not accuracy > 0.3 | number | 2 3",
                "state = complete and macs < 900G | reward:desc | 1 0 3",
                "cause = diverged or number = 0 | accuracy | 0 2"
            })
    void listsThoseForWhichTheConditionHolds(String where, String sort, String numbers) {
        fill();
        assertThat(trials("--where", where, "--sort", sort, "--columns", "number", "--format", "csv"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines())
                .isEqualTo(Stream.concat(Stream.of("number"), Stream.of(numbers.split(" ")))
                        .toList());
    }

    @Test
    void showsThoseColumnsInThatOrder() {
        fill();
        assertThat(trials("--columns", "accuracy, number,message", "--last", "2"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly("accuracy  number  message", "               2  it diverged", "  0.2500       3");
    }

    /** What a trial was trained with, and what its network takes. */
    @Test
    void knowsSeedWorkerAndMeasuredLatency() {
        StoredStudy.create(folder, List.of(), List.of());
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            for (int i = 0; i < 3; i++) {
                store.start(
                        "s",
                        new TrialSpec(Phase.SEARCH, i, List.of(), NETWORKS.get(i), Optional.empty()),
                        TrialRun.of(Long.MAX_VALUE - i, i % 2));
                Outcome outcome = new Outcome.Complete(0.5, OptionalDouble.empty())
                        .withLatencies(List.of(new MeasuredLatency(1, new Timing(1_500_000 + i, 7))));
                store.finish("s", Phase.SEARCH, i, outcome, OptionalDouble.of(0.5), 1);
            }
        }
        assertThat(trials(
                        "--where",
                        "worker = 0 and seed > 9223372036854775804 and latency_ms >= 1.5",
                        "--sort",
                        "latency_ms:desc",
                        "--columns",
                        "number,seed,worker,latency_ms",
                        "--format",
                        "csv"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "number,seed,worker,latency_ms",
                        "2,9223372036854775805,0,1.500002",
                        "0,9223372036854775807,0,1.5");
        out.getBuffer().setLength(0);
        assertThat(trials("--format", "json")).isZero();
        assertThat(out.toString())
                .as("a text: JavaScript would make a number 9223372036854775808")
                .contains("\"seed\" : \"9223372036854775807\"", "\"macs\" : ");
    }

    @Test
    void saysWhenNoneIsThere() {
        fill();
        assertThat(trials("--where", "accuracy > 0.9")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("Study s has no search trials where accuracy > 0.9.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--where | colour = 3 | the condition has 'colour' at character 1",
                "--sort | colour | --sort must be FIELD, FIELD:asc or FIELD:desc",
                "--columns | number,colour | --columns must be one of",
                "--last | 0 | --last must be a whole number from 1",
                "--where | number = 1; DROP TABLE trial | the condition has '; DROP TABLE trial' at character 11"
            })
    void refusesWhatItCannotRead(String option, String value, String sentence) {
        fill();
        assertThat(trials(option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
        assertThat(err.toString().strip().lines()).hasSize(1);
    }

    @Test
    void followsNoListThatIsSortedAndNoLaterPhase() {
        fill();
        assertThat(trials("--follow", "--sort", "reward")).isEqualTo(2);
        assertThat(trials("--follow", "--phase", "grid")).isEqualTo(2);
        assertThat(err.toString().lines()).allMatch(line -> line.startsWith("nas4j: --follow lists search trials"));
    }

    @Test
    void followingAFinishedStudyListsIt() {
        fill();
        assertThat(trials("--follow", "--columns", "number,state", "--format", "json"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"number\":0,\"state\":\"COMPLETE\"}",
                        "{\"number\":1,\"state\":\"COMPLETE\"}",
                        "{\"number\":2,\"state\":\"FAILED\"}",
                        "{\"number\":3,\"state\":\"COMPLETE\"}");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void followsUntilTheStudyIsDone() throws Exception {
        StoredStudy.create(folder, List.of(), List.of());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            store.setTrials("s", 3);
            store.claim("s");
            run(store, 1);
            Future<Integer> following =
                    thread.submit(() -> trials("--follow", "--columns", "number", "--format", "csv"));
            awaitLine("1");
            run(store, 0);
            awaitLine("0");
            run(store, 2);
            assertThat(following.get()).isZero();
            assertThat(out.toString().lines()).containsExactly("number", "1", "0", "2");
            assertThat(err.toString()).isEmpty();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void followingEndsWhereNobodyRunsTheStudy() {
        StoredStudy.create(folder, List.of(), List.of());
        assertThat(trials("--follow")).isZero();
        assertThat(err.toString()).contains("nobody runs study s; 'nas4j resume s' goes on with it");
    }

    private static void run(StudyStore store, int number) {
        store.start("s", new TrialSpec(Phase.SEARCH, number, List.of(), NETWORKS.get(number), Optional.empty()));
        store.finish(
                "s", Phase.SEARCH, number, new Outcome.Complete(0.5, OptionalDouble.empty()), OptionalDouble.of(1), 1);
    }

    private void awaitLine(String line) throws InterruptedException {
        while (out.toString().lines().noneMatch(line::equals)) {
            Thread.sleep(20);
        }
    }
}
