package io.nas4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.api.OpenStudy;
import io.nas4j.api.Parts;
import io.nas4j.api.Workspace;
import io.nas4j.api.request.Help;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.TaskRequest;
import io.nas4j.api.request.Training;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.evaluator.worker.WorkerHosts;
import io.nas4j.evaluator.worker.WorkerPool;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches on two executors of a Spark that runs on this machine. All share it; the last test ends it. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalClusterTest {

    private static final int TRIALS = 12;

    @TempDir
    static Path folder;

    private static Optional<LocalCluster> cluster = Optional.empty();

    @TempDir
    Path storages;

    @BeforeAll
    static void startSpark() {
        cluster = Optional.of(new LocalCluster(folder));
    }

    @AfterAll
    static void stopSpark() {
        cluster.ifPresent(LocalCluster::close);
    }

    @AfterEach
    void letAllGoOn() throws IOException {
        Files.deleteIfExists(folder.resolve(MadeUpTrainer.WAIT));
    }

    private List<Trial> search(String storage, WorkerHosts hosts) throws InterruptedException {
        StudyRequest request = StudyRequest.of(
                        "study",
                        Parts.space("mnasnet-micro"),
                        Training.on("shapes")
                                .withResolution(16)
                                .withTask(TaskRequest.USUAL.withImages(100, 100).withEpochs(MadeUpTrainer.EPOCHS)))
                .withStrategy("regularized-evolution:population=4:sample=2")
                .withHelp(new Help("asha", Help.USUAL.warmStart(), Help.USUAL.signal(), "none"))
                .withTrials(TRIALS)
                .withWorkers(2)
                .withSeed(5);
        try (OpenStudy study =
                Workspace.at(storages.resolve(storage)).trainingOn(hosts).open(request)) {
            study.search();
            List<Trial> all = new ArrayList<>();
            for (Trial trial : study.trials(TrialQuery.where(Phase.SEARCH, Condition.ALL))) {
                all.add(study.trial(trial.number()).orElseThrow());
            }
            return all;
        }
    }

    /** All that a trial has but its worker and its times. */
    private static List<Object> facts(Trial trial) {
        return List.of(
                trial.spec(),
                trial.network(),
                trial.state(),
                trial.cause(),
                trial.accuracy(),
                trial.testAccuracy(),
                trial.reward(),
                trial.message(),
                trial.latencies(),
                trial.objectives(),
                trial.sameAs(),
                trial.run().seed(),
                trial.epochs());
    }

    private static void assertEqual(List<Trial> onSpark, List<Trial> here) {
        assertThat(onSpark).hasSize(TRIALS).hasSameSizeAs(here);
        for (int i = 0; i < TRIALS; i++) {
            assertThat(facts(onSpark.get(i))).isEqualTo(facts(here.get(i)));
        }
    }

    @Test
    @Order(1)
    void aSearchIsThatOfTwoLocalWorkersThoughAnExecutorIsKilledAndAnotherIsAway() throws Exception {
        List<Trial> here = search("here", cluster.orElseThrow().here());
        assertThat(here).extracting(Trial::state).contains(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED);
        assertThat(here.stream().flatMap(trial -> trial.message().stream()))
                .anyMatch(
                        message -> message.contains("the worker process died in both attempts; the last: exit code 3"))
                .anyMatch(message -> message.equals("the loss became NaN"));

        assertEqual(search("spark", cluster.orElseThrow().hosts()), here);

        for (String signal : MadeUpTrainer.SIGNALS) {
            Files.createFile(folder.resolve(signal));
        }
        assertEqual(search("disturbed", cluster.orElseThrow().hosts()), here);
        for (String signal : MadeUpTrainer.SIGNALS) {
            assertThat(folder.resolve(signal)).doesNotExist();
        }
    }

    private static EvaluationRequest request() {
        return new EvaluationRequest(
                ArchitectureText.parse("in:12x3 stem:k3_s2_c8 mb:e1_k3_s1_c8 head:c16 classes:10"),
                TrainingTask.of(
                        TaskData.of("shapes", 100, 100),
                        Recipe.plain(MadeUpTrainer.EPOCHS, 32, OptimizerSettings.usual(Optimizer.SGD))),
                "torch",
                7,
                false,
                Optional.empty());
    }

    private static WorkerPool pool() {
        return new WorkerPool(2, cluster.orElseThrow().host(), line -> {});
    }

    @Test
    @Order(2)
    void epochsComeWhileTheTrialRuns() throws Exception {
        Path wait = Files.createFile(folder.resolve(MadeUpTrainer.WAIT));
        List<Integer> epochs = new ArrayList<>();
        EpochListener listener = new EpochListener() {
            @Override
            public void epoch(Epoch epoch) {
                epochs.add(epoch.number());
                wait.toFile().delete(); // the trial ends only when its first epoch was told
            }
        };
        try (WorkerPool pool = pool()) {
            assertThat(pool.evaluate(request(), listener)).isInstanceOf(Outcome.Complete.class);
        }
        assertThat(epochs).containsExactly(1, 2, 3);
    }

    private static long[] processes() throws Exception {
        Path file = folder.resolve(MadeUpTrainer.PROCESS);
        while (!Files.exists(file) || Files.size(file) == 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        String[] numbers = Files.readString(file).split(" ");
        Files.delete(file);
        return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
    }

    private static void awaitEnd(long process) throws Exception {
        Optional<ProcessHandle> handle = ProcessHandle.of(process);
        if (handle.isPresent()) {
            handle.get().onExit().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    @Order(3)
    void anInterruptEndsTheJobAndItsWorkerAndTheNextTrialRuns() throws Exception {
        Files.deleteIfExists(folder.resolve(MadeUpTrainer.PROCESS));
        Files.createFile(folder.resolve(MadeUpTrainer.WAIT));
        try (WorkerPool pool = pool()) {
            CountDownLatch interrupted = new CountDownLatch(1);
            Thread trial = new Thread(() -> {
                try {
                    pool.evaluate(request(), epoch -> {});
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            trial.start();
            long worker = processes()[0];
            trial.interrupt();
            assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
            awaitEnd(worker);
            letAllGoOn();
            assertThat(pool.evaluate(request(), epoch -> {})).isInstanceOf(Outcome.Complete.class);
        }
    }

    @Test
    @Order(4)
    void whenTheDriverIsKilledAllEndsAndTheSearchSaysSo() throws Exception {
        Files.deleteIfExists(folder.resolve(MadeUpTrainer.PROCESS));
        Files.createFile(folder.resolve(MadeUpTrainer.WAIT));
        try (WorkerPool pool = pool()) {
            CompletableFuture<Outcome> trial = CompletableFuture.supplyAsync(() -> {
                try {
                    return pool.evaluate(request(), epoch -> {});
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            long[] processes = processes();
            ConcurrentLinkedQueue<ProcessHandle> drivers = new ConcurrentLinkedQueue<>();
            ProcessHandle.current()
                    .children()
                    .filter(child -> child.info()
                            .arguments()
                            .map(List::of)
                            .orElse(List.of())
                            .contains("io.nas4j.cluster.driver.DriverMain"))
                    .forEach(drivers::add);
            assertThat(drivers).hasSize(1);
            drivers.forEach(ProcessHandle::destroyForcibly);
            assertThatThrownBy(() -> trial.get(60, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(WorkFailedException.class)
                    .hasMessageContaining("Spark's driver ended");
            awaitEnd(processes[0]);
            awaitEnd(processes[1]);
        }
    }
}
