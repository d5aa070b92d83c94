package io.nas4j.evaluator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.evaluator.train.SoftmaxRegression;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every worker here is a real process. One pool serves all tests: what a test does to a worker is nothing to the next, and a
 * start takes longer than most of what is tested.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerPoolTest {

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final List<Epoch> epochs = new ArrayList<>();
    private WorkerPool pool = pool(2);

    @TempDir
    Path folder;

    private WorkerPool pool(int workers, String... arguments) {
        return new WorkerPool(
                workers,
                WorkerCommand.sameJava(
                        List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-XX:MaxDirectMemorySize=2g"),
                        FakeWorkerMain.class.getName(),
                        List.of(arguments)),
                log::add);
    }

    private static EvaluationRequest request(String engine) {
        return Requests.request(engine, Requests.task("shapes", 320, 100, 3));
    }

    @BeforeEach
    void forgets() {
        log.clear();
        epochs.clear();
    }

    @AfterAll
    void closes() throws Exception {
        long started = System.nanoTime();
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        pool.close();
        for (ProcessHandle child : children) {
            child.onExit().get(2, TimeUnit.SECONDS);
        }
        assertThat(System.nanoTime() - started).isLessThan(2_000_000_000L);
    }

    /** The next test begins without a worker. */
    private void startsAnew() throws Exception {
        closes();
        pool = pool(2);
    }

    @Test
    void givesWhatTheSameTrialGivesInThisProcess() throws Exception {
        Path file = folder.resolve("best.safetensors");
        EvaluationRequest request = Requests.measured(request("fake"), file);
        List<Epoch> expected = new ArrayList<>();
        Outcome here = new LocalEvaluator(name -> new SoftmaxRegression(), new TrainingDataCache(Optional.empty(), 1))
                .evaluate(Requests.measured(request("fake"), folder.resolve("other")), expected::add);

        assertThat(pool.evaluate(request, epochs::add)).isEqualTo(here);
        assertThat(pool.evaluate(request, epoch -> {})).isEqualTo(here);

        assertThat(epochs)
                .extracting(Epoch::loss)
                .isEqualTo(expected.stream().map(Epoch::loss).toList());
        assertThat(epochs)
                .extracting(Epoch::accuracy)
                .isEqualTo(expected.stream().map(Epoch::accuracy).toList());
        assertThat(Safetensors.metadata(file)).containsKey("architecture");
        assertThat(ProcessHandle.current().children().count()).isEqualTo(1);
    }

    @Test
    void aWorkerThatDiesTwiceCrashedTheTrialAndIsReplaced() throws Exception {
        Outcome outcome = pool.evaluate(request("halt"), epochs::add);

        assertThat(outcome).asInstanceOf(type(Outcome.Failed.class)).satisfies(failed -> {
            assertThat(failed.cause()).isEqualTo(FailureCause.CRASHED);
            assertThat(failed.message())
                    .isEqualTo("the worker process died in both attempts; the last: exit code 3, last lines: goodbye,"
                            + " cruel world");
        });
        assertThat(epochs).extracting(Epoch::number).containsExactly(1, 1);
        assertThat(log).containsExactly("goodbye, cruel world", "goodbye, cruel world");
        assertThat(pool.evaluate(request("fake"), epochs::add)).isInstanceOf(Outcome.Complete.class);
    }

    private static ScoreRequest scores(String... names) {
        EvaluationRequest request = request("fake");
        return new ScoreRequest(
                request.architecture(),
                request.task(),
                Optional.empty(),
                7,
                List.of(names),
                new TrialLimits(0, 2, 0, false));
    }

    @Test
    void givesTheScoresOfAWorker() throws Exception {
        assertThat(pool.score(scores("one", "two"), epochs::add))
                .containsExactly(Map.entry("one", Score.of(7, 0.5)), Map.entry("two", Score.of(7, 0.5)));
    }

    @Test
    void aScoreThatKillsItsWorkerIsMissingAloneAndCostsNoTrialAnything() throws Exception {
        SortedMap<String, Score> scores = pool.score(scores("one", "halt", "two"), epochs::add);

        assertThat(scores.keySet()).containsExactly("halt", "one", "two");
        assertThat(scores.get("one")).isEqualTo(Score.of(7, 0.5));
        assertThat(scores.get("two")).isEqualTo(Score.of(7, 0.5));
        assertThat(scores.get("halt").value()).isEmpty();
        assertThat(scores.get("halt").problem()).contains("exit code 3, last lines: no more scores");
        assertThat(pool.evaluate(request("fake"), epochs::add)).isInstanceOf(Outcome.Complete.class);
    }

    /** By the same limits as trials: silence of two seconds is too long here. */
    @Test
    void aScoreThatHangsIsMissing() throws Exception {
        assertThat(pool.score(scores("hang"), epochs::add).get("hang").problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("it made no step for 2 s"));
    }

    @Test
    void refusesAScoreThatAWorkerRefuses() {
        assertThatThrownBy(() -> pool.score(scores("one", "none"), epochs::add))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a score must be known, but was 'none'");
    }

    @Test
    void aWorkerThatDiesOnceCostsATrialNothing() throws Exception {
        EpochListener last = new EpochListener() {
            @Override
            public void epoch(Epoch epoch) {
                epochs.add(epoch);
            }

            @Override
            public void restarted() {
                epochs.clear();
            }
        };
        Outcome outcome = pool.evaluate(request("halt-once:" + folder.resolve("died")), last);

        assertThat(outcome).isEqualTo(pool.evaluate(request("fake"), epoch -> {}));
        assertThat(epochs).extracting(Epoch::number).containsExactly(1, 2, 3);
    }

    @Test
    void aWorkerKilledWhileIdleIsNoCrash() throws Exception {
        Outcome before = pool.evaluate(request("fake"), epochs::add);
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            child.destroyForcibly();
            child.onExit().get(10, TimeUnit.SECONDS);
        }

        assertThat(pool.evaluate(request("fake"), epochs::add)).isEqualTo(before);
    }

    @Test
    void exceptionsAndMemoryAreFailuresWithACause() throws Exception {
        Outcome thrown = pool.evaluate(request("throw"), epochs::add);
        Outcome memory = pool.evaluate(request("memory"), epochs::add);

        assertThat(thrown).asInstanceOf(type(Outcome.Failed.class)).satisfies(failed -> {
            assertThat(failed.cause()).isEqualTo(FailureCause.ERROR);
            assertThat(failed.message()).startsWith("IllegalStateException: no such kernel (at ");
        });
        assertThat(memory)
                .asInstanceOf(type(Outcome.Failed.class))
                .extracting(Outcome.Failed::cause)
                .isEqualTo(FailureCause.OUT_OF_MEMORY);
    }

    private void failsWith(FailureCause cause, String start, EvaluationRequest request) throws InterruptedException {
        assertThat(pool.evaluate(request, epochs::add))
                .asInstanceOf(type(Outcome.Failed.class))
                .satisfies(failed -> {
                    assertThat(failed.cause()).as(failed.message()).isEqualTo(cause);
                    assertThat(failed.message()).startsWith(start);
                });
    }

    /** The worker that runs the next trial is another one. */
    private void replacesTheWorker(Callable<?> trial) throws Exception {
        pool.evaluate(request("fake"), epoch -> {});
        List<Long> before = workers();
        trial.call();
        pool.evaluate(request("fake"), epoch -> {});
        assertThat(workers()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    private static List<Long> workers() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    }

    @ParameterizedTest
    @CsvSource({"KILL, 'killed by signal 9, as the system does where memory runs out'", "SEGV, SIGSEGV in C  ["})
    void aSignalThatKillsIsACrash(String signal, String how) throws Exception {
        replacesTheWorker(() -> {
            failsWith(
                    FailureCause.CRASHED,
                    "the worker process died in both attempts; the last: " + how,
                    request("signal:" + signal));
            return true;
        });
    }

    @Test
    void interruptsOfTheTerminalDoNotReachAWorker() throws Exception {
        Outcome outcome = pool.evaluate(request("slow"), epoch -> {
            for (long worker : workers()) {
                for (String signal : List.of("-INT", "-TERM")) {
                    try {
                        new ProcessBuilder("kill", signal, String.valueOf(worker))
                                .start()
                                .waitFor();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        });
        assertThat(outcome).isInstanceOf(Outcome.Complete.class);
        assertThat(workers()).hasSize(1);
    }

    @Test
    void aFullHeapIsOutOfMemory() throws Exception {
        replacesTheWorker(() -> {
            failsWith(FailureCause.OUT_OF_MEMORY, "out of memory: OutOfMemoryError: Java heap", request("heap"));
            return true;
        });
        assertThat(epochs).extracting(Epoch::number).as("tried once").containsExactly(1);
    }

    @Test
    void moreNativeMemoryThanAWorkerMayKeepIsOutOfMemory() throws Exception {
        replacesTheWorker(() -> {
            failsWith(
                    FailureCause.OUT_OF_MEMORY,
                    "the worker kept ",
                    request("natives").withLimits(new TrialLimits(0, 0, 400, false)));
            return true;
        });
        assertThat(epochs).extracting(Epoch::number).as("tried once").containsExactly(1);
    }

    @Test
    void aWorkerThatIsHalfFullMakesRoomForAFreshOne() throws Exception {
        pool.evaluate(request("fake"), epochs::add);
        List<Long> before = workers();
        pool.evaluate(request("fake"), epochs::add);
        assertThat(workers()).isEqualTo(before);
        long kept = ProcessMemory.bytes(before.get(0)).orElseThrow() >> 20;
        TrialLimits limits = new TrialLimits(0, 0, (int) (kept * 3 / 2), false);
        assertThat(pool.evaluate(request("fake").withLimits(limits), epochs::add))
                .isInstanceOf(Outcome.Complete.class);
        assertThat(workers()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void whatHangsIsATimeoutAndItsWorkerReplaced() throws Exception {
        replacesTheWorker(() -> {
            failsWith(
                    FailureCause.TIMEOUT,
                    "it made no step for 1.5 s (--silent-timeout), in epoch 2",
                    request("hang").withLimits(new TrialLimits(0, 1.5, 0, false)));
            return true;
        });
        assertThat(epochs).extracting(Epoch::number).as("tried once").containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
        "measure-halt, 0, exit code 3",
        "measure-hang, 4, 'it made no step for 4 s (--silent-timeout), after its last epoch'",
        "measure-natives, 0, the worker kept",
        "measure-throw, 0, no such kernel",
        "measure-fail, 0, Java heap space"
    })
    void aTrainedNetworkIsNotLostWhereMeasuringItGoesWrong(String engine, double silence, String why) throws Exception {
        Outcome trained = pool.evaluate(request("fake"), epoch -> {});
        replacesTheWorker(() -> {
            Outcome outcome =
                    pool.evaluate(request(engine).withLimits(new TrialLimits(0, silence, 400, false)), epochs::add);
            assertThat(outcome).asInstanceOf(type(Outcome.Complete.class)).satisfies(complete -> {
                assertThat(complete.note().orElseThrow()).startsWith("latency was not measured: " + why);
                assertThat(complete.withNote(Optional.empty())).isEqualTo(trained);
            });
            return true;
        });
        assertThat(epochs).extracting(Epoch::number).as("tried once").containsExactly(1, 2, 3);
    }

    @Test
    void slowButMovingIsNoHang() throws Exception {
        EvaluationRequest request = request("slow").withLimits(new TrialLimits(0, 2.5, 0, false));
        assertThat(pool.evaluate(request, epochs::add)).isInstanceOf(Outcome.Complete.class);
    }

    @Test
    void whatTakesTooLongIsATimeout() throws Exception {
        failsWith(
                FailureCause.TIMEOUT,
                "it was not done after 1.2 s (--trial-timeout), in epoch ",
                request("slow").withLimits(new TrialLimits(1.2, 0, 0, false)));
    }

    @Test
    void anErrorReplacesTheWorker() throws Exception {
        replacesTheWorker(() -> {
            failsWith(FailureCause.ERROR, "StackOverflowError (at ", request("overflow"));
            return true;
        });
    }

    @Test
    void divergedIsTriedAgainMoreGentlyWhereAskedFor() throws Exception {
        EvaluationRequest request = request("nan-above:0.005");
        failsWith(FailureCause.DIVERGED, "the loss became NaN in epoch 1 of 3", request);
        List<Long> worker = workers();
        assertThat(pool.evaluate(request.withLimits(new TrialLimits(0, 0, 0, true)), epochs::add))
                .asInstanceOf(type(Outcome.Complete.class))
                .satisfies(complete -> assertThat(complete.note().orElseThrow())
                        .startsWith("trained at learning rate 0.0025 after it had diverged: the loss became NaN"));
        assertThat(workers())
                .as("a network that diverged does a worker no harm")
                .isEqualTo(worker);
    }

    @Test
    void aStopRuleEndsTheTrialInTheWorker() throws Exception {
        assertThat(pool.evaluate(request("fake").withStopRule(new StopRule(Map.of(1, 0.0, 2, 1.1))), epochs::add))
                .isInstanceOf(Outcome.Pruned.class);
        assertThat(epochs).extracting(Epoch::number).containsExactly(1, 2);
    }

    @Test
    void wrongInputIsRefusedNotFailed() throws Exception {
        assertThatThrownBy(() -> pool.evaluate(request("none"), epochs::add))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("engine must be fake, but was 'none'");
        assertThatThrownBy(() ->
                        pool.evaluate(Requests.request("fake", Requests.task("images:/nix", 10, 10, 1)), epochs::add))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/nix does not exist");
        assertThat(pool.evaluate(request("fake"), epochs::add)).isInstanceOf(Outcome.Complete.class);
    }

    @Test
    void whatLibrariesPrintGoesToTheLog() throws Exception {
        assertThat(pool.evaluate(request("noise"), epochs::add)).isInstanceOf(Outcome.Complete.class);

        assertThat(epochs).hasSize(3);
        assertThat(log).contains("oneDNN says hello").anyMatch(line -> line.endsWith("without end"));
    }

    @Test
    void twoTrainAtOnceAndAThirdWaits() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Callable<Outcome> trial = () -> pool.evaluate(request("fake"), epoch -> {});
        List<Future<Outcome>> outcomes = threads.invokeAll(List.of(trial, trial, trial));

        assertThat(outcomes.get(0).get())
                .isEqualTo(outcomes.get(1).get())
                .isEqualTo(outcomes.get(2).get());
        assertThat(ProcessHandle.current().children().count()).isEqualTo(2);
        threads.shutdown();
        startsAnew();
    }

    @Test
    void anInterruptKillsTheWorker() throws Exception {
        CountDownLatch training = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<Outcome> trial = threads.submit(() -> pool.evaluate(request("hang"), epoch -> training.countDown()));
        training.await();
        List<ProcessHandle> children = ProcessHandle.current().children().toList();

        threads.shutdownNow();

        assertThatThrownBy(trial::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(children).hasSize(1);
        children.get(0).onExit().get(5, TimeUnit.SECONDS);
        assertThat(pool.evaluate(request("fake"), epochs::add)).isInstanceOf(Outcome.Complete.class);
    }

    @Test
    void closingIsNoFailureOfTheTrial() throws Exception {
        CountDownLatch training = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<Outcome> trial = threads.submit(() -> pool.evaluate(request("hang"), epoch -> training.countDown()));
        training.await();

        pool.close();

        assertThatThrownBy(trial::get).hasRootCauseInstanceOf(WorkFailedException.class);
        assertThatThrownBy(() -> pool.evaluate(request("fake"), epochs::add)).isInstanceOf(WorkFailedException.class);
        threads.shutdown();
        startsAnew();
    }

    @Test
    void aWorkerThatCannotStartIsNoFailureOfTheTrial() {
        try (WorkerPool refusing = pool(1, "refuse")) {
            assertThatThrownBy(() -> refusing.evaluate(request("fake"), epochs::add))
                    .isInstanceOf(WorkFailedException.class)
                    .hasMessage("a worker process cannot be started: exit code 4, last lines: I do not want to");
        }
        WorkerCommand nothing = new WorkerCommand(List.of("/nix/java"), WorkerCommand.ENVIRONMENT);
        try (WorkerPool missing = new WorkerPool(1, nothing, log::add)) {
            assertThatThrownBy(() -> missing.evaluate(request("fake"), epochs::add))
                    .isInstanceOf(WorkFailedException.class)
                    .hasMessageContaining("/nix/java");
        }
    }

    @Test
    void theWorkerEndsWhenItsParentIsKilled() throws Exception {
        WorkerCommand command = WorkerCommand.sameJava(List.of(), PoolParentMain.class.getName(), List.of());
        Process parent = new ProcessBuilder(command.command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = parent.inputReader()) {
            long pid = Long.parseLong(out.readLine());
            ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
            assertThat(worker.isAlive()).isTrue();

            parent.destroyForcibly();

            worker.onExit().get(5, TimeUnit.SECONDS);
        }
    }
}
