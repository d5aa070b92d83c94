package io.nas4j.evaluator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.evaluator.train.SoftmaxRegression;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every worker here is a real process. */
@Timeout(120)
class WorkerPoolTest {

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final List<Epoch> epochs = new ArrayList<>();
    private final WorkerPool pool = pool(2);

    @TempDir
    Path folder;

    private WorkerPool pool(int workers, String... arguments) {
        return new WorkerPool(
                workers,
                WorkerCommand.sameJava(
                        List.of("-XX:TieredStopAtLevel=1"), FakeWorkerMain.class.getName(), List.of(arguments)),
                log::add);
    }

    private static EvaluationRequest request(String engine) {
        return Requests.request(engine, Requests.task("shapes", 320, 100, 3));
    }

    @AfterEach
    void closes() throws Exception {
        long started = System.nanoTime();
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        pool.close();
        for (ProcessHandle child : children) {
            child.onExit().get(2, TimeUnit.SECONDS);
        }
        assertThat(System.nanoTime() - started).isLessThan(2_000_000_000L);
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
                    .isEqualTo("the worker process died: exit code 3, last lines: goodbye, cruel world");
        });
        assertThat(epochs).extracting(Epoch::number).containsExactly(1);
        assertThat(log).containsExactly("goodbye, cruel world", "goodbye, cruel world");
        assertThat(pool.evaluate(request("fake"), epochs::add)).isInstanceOf(Outcome.Complete.class);
    }

    @Test
    void aWorkerThatDiesOnceCostsATrialNothing() throws Exception {
        Outcome outcome = pool.evaluate(request("halt-once:" + folder.resolve("died")), epochs::add);

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
