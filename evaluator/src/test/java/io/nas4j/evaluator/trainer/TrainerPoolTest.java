package io.nas4j.evaluator.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.study.Judged;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Signal;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every program here is a real process: a shell with a script of a line or two. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class TrainerPoolTest {

    private static final String TWO_EPOCHS = "echo '{\"epoch\":1,\"accuracy\":0.5,\"loss\":2}';"
            + " echo '{\"epoch\":2,\"accuracy\":0.25,\"loss\":1.5}';";
    private static final EvaluationRequest REQUEST = Requests.request("command", Requests.task("own", 320, 100, 3));

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final List<Epoch> epochs = new ArrayList<>();

    @TempDir
    private Path folder;

    private static TrainerPool pool(
            boolean kept, String script, Judged judged, Set<String> needed, ConcurrentLinkedQueue<String> log) {
        TrialFiles files = (request, where) -> {
            try {
                Files.writeString(where.resolve("seed"), request.seed() + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return new TrainerPool(
                1, new TrainerCommand(kept, List.of("sh", "-c", script, "trainer")), judged, needed, files, log::add);
    }

    private Outcome run(String script) throws InterruptedException {
        return run(script, Judged.BY_ACCURACY, REQUEST);
    }

    private Outcome run(String script, Judged judged, EvaluationRequest request) throws InterruptedException {
        try (TrainerPool pool = pool(false, script, judged, Set.of(), log)) {
            return pool.evaluate(request, epochs::add);
        }
    }

    private static EvaluationRequest limited(double seconds, double silent, int megabytes) {
        return REQUEST.withLimits(new TrialLimits(seconds, silent, megabytes, false));
    }

    @Test
    void anEpochIsALineAndTheBestCounts() throws Exception {
        Outcome outcome = run("echo looking at $(cat $1/seed); " + TWO_EPOCHS
                + "echo '{\"epoch\":3,\"accuracy\":0.375,\"loss\":1.25,\"validation_loss\":1.75,\"learning_rate\":0.01,"
                + "\"images_per_second\":99,\"latency_ms\":3.5,\"note\":\"slow\",\"more\":[1,{}],\"none\":null}'");
        assertThat(outcome)
                .isEqualTo(new Outcome.Complete(0.5, OptionalDouble.empty())
                        .withObjectives(OtherObjectives.parse("latency_ms=3.5")));
        assertThat(epochs).extracting(Epoch::accuracy).containsExactly(0.5, 0.25, 0.375);
        assertThat(epochs.get(2))
                .isEqualTo(new Epoch(
                        3,
                        1.25,
                        0.375,
                        OptionalDouble.of(1.75),
                        0.01,
                        epochs.get(2).seconds(),
                        99));
        assertThat(log).containsExactly("looking at 7");
    }

    @Test
    void aTrainingMayEndEarlierThanAsked() throws Exception {
        assertThat(run(TWO_EPOCHS)).isEqualTo(new Outcome.Complete(0.5, OptionalDouble.empty()));
    }

    @Test
    void aKeptProgramTrainsOneNetworkAfterTheOther() throws Exception {
        String script = "while read folder; do test -f $folder/seed && " + TWO_EPOCHS
                + " echo '{\"done\":true,\"process\":'$$'}'; done";
        List<OtherObjectives> told = new ArrayList<>();
        try (TrainerPool pool = pool(true, script, Judged.BY_ACCURACY, Set.of("process"), log)) {
            for (int i = 0; i < 3; i++) {
                told.add(((Outcome.Complete) pool.evaluate(REQUEST, epochs::add)).objectives());
            }
        }
        assertThat(told.get(0).find("process")).isPresent();
        assertThat(Set.copyOf(told)).hasSize(1);
        assertThat(epochs).hasSize(6);
    }

    @Test
    void aKeptProgramThatEndsIsReplaced() throws Exception {
        String script = "read folder; " + TWO_EPOCHS + " if test -e " + folder.resolve("second")
                + "; then echo '{\"done\":true}'; else touch " + folder.resolve("second") + "; fi";
        try (TrainerPool pool = pool(true, script, Judged.BY_ACCURACY, Set.of(), log)) {
            assertFailed(
                    pool.evaluate(REQUEST, epochs::add),
                    FailureCause.ERROR,
                    "the program ended before it had printed {\"done\":true} for the trial");
            assertThat(pool.evaluate(REQUEST, epochs::add)).isInstanceOf(Outcome.Complete.class);
        }
    }

    @Test
    void pruningClosesTheInputFirst() throws Exception {
        Path tidied = folder.resolve("tidied");
        EvaluationRequest ruled = REQUEST.withStopRule(new StopRule(Map.of(1, 0.6)));
        Outcome outcome = run(TWO_EPOCHS + " cat; echo yes > " + tidied, Judged.BY_ACCURACY, ruled);
        assertThat(outcome).isEqualTo(new Outcome.Pruned(0.5));
        assertThat(epochs).hasSize(1);
        assertThat(tidied).content().isEqualTo("yes\n");
    }

    /** Whatever it started dies with it, also what its own parent has left alone. */
    @Test
    void nothingOfAProgramOutlivesItsTrial() throws Exception {
        Path pids = folder.resolve("pids");
        String script = "(sleep 1000 & echo $! > " + pids + "); sleep 1001 & echo $! >> " + pids + "; " + TWO_EPOCHS
                + " sleep 1002";
        assertFailed(
                run(script, Judged.BY_ACCURACY, limited(0.3, 0, 0)),
                FailureCause.TIMEOUT,
                "it was not done after 0.3 s (--trial-timeout), in epoch 3");
        assertThat(Files.readAllLines(pids)).hasSize(2).allSatisfy(pid -> {
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
            if (process.isPresent()) {
                process.get().onExit().get(5, TimeUnit.SECONDS);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "echo epoch 1: 50 % | ERROR | the program ended without a line as {\"epoch\":1,\"accuracy\":0.5,\"loss\":1.2}, last lines: epoch 1: 50 %",
                "true | ERROR | the program ended without a line as {\"epoch\":1,\"accuracy\":0.5,\"loss\":1.2}",
                "echo '{\"epoch\":1,\"acc' | ERROR | without a line as {\"epoch\":1,\"accuracy\":0.5,\"loss\":1.2}, last lines: {\"epoch\":1,\"acc",
                "echo '{\"epoch\":1,\"accuracy\":0.5,\"loss\":NaN}' | DIVERGED | the loss became NaN in epoch 1",
                "echo '{\"epoch\":1,\"accuracy\":-Infinity,\"loss\":1}' | DIVERGED | accuracy became -Infinity in epoch 1",
                "echo '{\"epoch\":1,\"accuracy\":0.5,\"validation_loss\":1e999}' | DIVERGED | the validation loss became Infinity in epoch 1",
                "echo '{\"epoch\":1,\"accuracy\":61.5}' | ERROR | in epoch 1 accuracy must be a fraction from 0 to 1, but was 61.5",
                "echo '{\"epoch\":1,\"f1\":0.5,\"loss\":2}' | ERROR | in epoch 1 the line has no 'accuracy' (--metric), but epoch, f1, loss",
                "echo '{\"epoch\":2,\"accuracy\":0.5}' | ERROR | the program told epoch 2, but epochs come in a row from 1",
                "for e in 1 2 3 4; do echo '{\"epoch\":'$e',\"accuracy\":0.5}'; done | ERROR | the program told epoch 4, but a training has 3 (--epochs)",
                "echo '{\"failed\":\"out_of_memory\",\"message\":\"the GPU is full\"}'; sleep 100 | OUT_OF_MEMORY | the GPU is full",
                "echo '{\"failed\":\"bored\"}' | ERROR | the program says that it failed: bored",
                "echo no such layer >&2; exit 3 | ERROR | the program failed: exit code 3, last lines: no such layer",
                "kill -9 $$ | CRASHED | the program died in both attempts; the last: killed by signal 9, as the system does where memory runs out",
                "cat /dev/zero | ERROR | the program printed a line of more than 65536 bytes, which is no report"
            })
    void aTrialThatFailsHasItsCause(String script, FailureCause cause, String message) throws Exception {
        assertFailed(run(script), cause, message);
    }

    private static void assertFailed(Outcome outcome, FailureCause cause, String message) {
        assertThat(outcome).asInstanceOf(type(Outcome.Failed.class)).satisfies(failed -> {
            assertThat(failed.message()).contains(message);
            assertThat(failed.cause()).isEqualTo(cause);
        });
    }

    @Test
    void silenceIsNoEnd() throws Exception {
        assertFailed(
                run(TWO_EPOCHS + " sleep 100", Judged.BY_ACCURACY, limited(0, 0.3, 0)),
                FailureCause.TIMEOUT,
                "it made no step for 0.3 s (--silent-timeout), in epoch 3");
        String bar = TWO_EPOCHS + " for i in 1 2 3 4 5 6; do printf 'step\\r' >&2; sleep 0.1; done";
        assertThat(run(bar, Judged.BY_ACCURACY, limited(0, 0.3, 0))).isInstanceOf(Outcome.Complete.class);
    }

    @Test
    void whatAProgramHasStartedCountsAsItsMemory() throws Exception {
        String script = TWO_EPOCHS + " (head -c 150000000 /dev/zero; sleep 100) | tail -c 140000000 | cat >/dev/null";
        assertFailed(
                run(script, Judged.BY_ACCURACY, limited(0, 0, 60)),
                FailureCause.OUT_OF_MEMORY,
                "more than its limit, 60 MB (--worker-memory)");
    }

    @Test
    void anotherMetricCountsAsTheAccuracy() throws Exception {
        Outcome large = run("echo '{\"epoch\":1,\"f1\":0.75,\"accuracy\":0.5}'", new Judged("f1", false), REQUEST);
        assertThat(large)
                .isEqualTo(new Outcome.Complete(0.75, OptionalDouble.empty())
                        .withObjectives(OtherObjectives.parse("accuracy=0.5")));
        Outcome small = run(
                "echo '{\"epoch\":1,\"perplexity\":3}'; echo '{\"epoch\":2,\"perplexity\":1}'",
                new Judged("perplexity", true),
                REQUEST);
        assertThat(small)
                .isEqualTo(new Outcome.Complete(0.5, OptionalDouble.empty())
                        .withObjectives(OtherObjectives.parse("perplexity=1")));
        assertFailed(
                run("echo '{\"epoch\":1,\"perplexity\":-1}'", new Judged("perplexity", true), REQUEST),
                FailureCause.ERROR,
                "in epoch 1 perplexity, which is to be small, must be at least 0, but was -1");
    }

    @Test
    void asksForWhatIsWeighed() throws Exception {
        try (TrainerPool pool = pool(false, TWO_EPOCHS, Judged.BY_ACCURACY, Set.of("latency_ms"), log)) {
            assertFailed(
                    pool.evaluate(REQUEST, epochs::add),
                    FailureCause.ERROR,
                    "no line of the program has 'latency_ms', which the study weighs");
        }
        EvaluationRequest byLoss = REQUEST.withStopRule(StopRule.NONE.judgedBy(Signal.LOSS));
        assertFailed(
                run(TWO_EPOCHS, Judged.BY_ACCURACY, byLoss),
                FailureCause.ERROR,
                "in epoch 1 the line has no 'validation_loss', which --signal loss tells");
    }

    @Test
    void refusesWhatNoProgramTells() {
        try (TrainerPool pool = pool(false, TWO_EPOCHS, Judged.BY_ACCURACY, Set.of(), log)) {
            assertThatThrownBy(() -> pool.evaluate(Requests.measured(REQUEST, folder.resolve("w")), epochs::add))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("neither test accuracies nor weights");
        }
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        try (TrainerPool pool = pool(false, TWO_EPOCHS + " sleep 100", Judged.BY_ACCURACY, Set.of(), log)) {
            Thread closer = new Thread(() -> {
                try {
                    began.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                pool.close();
            });
            closer.start();
            assertThatThrownBy(() -> pool.evaluate(REQUEST, epoch -> began.countDown()))
                    .isInstanceOf(WorkFailedException.class)
                    .hasMessage("the programs were stopped while a network was being trained");
            closer.join();
        }
    }

    /** A parent with a program that never ends; prints the program's process id. */
    public static final class ParentMain {

        private ParentMain() {}

        public static void main(String[] arguments) throws Exception {
            try (TrainerPool pool = pool(
                    false,
                    "sleep 1000 & sleep 0.2; echo '{\"epoch\":1,\"accuracy\":0.5}'; wait",
                    Judged.BY_ACCURACY,
                    Set.of(),
                    new ConcurrentLinkedQueue<>())) {
                pool.evaluate(
                        REQUEST,
                        epoch -> ProcessHandle.current()
                                .descendants()
                                .filter(each -> each.info()
                                        .command()
                                        .filter(program -> program.endsWith("sleep"))
                                        .isPresent())
                                .forEach(each -> System.out.println(each.pid())));
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProgramEndsWhenItsParentIsKilled() throws Exception {
        WorkerCommand command = WorkerCommand.sameJava(
                List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder),
                ParentMain.class.getName(),
                List.of());
        Process parent = new ProcessBuilder(command.command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = parent.inputReader()) {
            ProcessHandle program =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            assertThat(program.isAlive()).isTrue();
            assertThat(folder).isNotEmptyDirectory();

            parent.destroyForcibly();

            program.onExit().get(5, TimeUnit.SECONDS);
            for (int i = 0; i < 100 && !List.of(folder.toFile().list()).isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(folder).isEmptyDirectory();
        }
    }
}
