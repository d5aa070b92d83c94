package io.nas4j.evaluator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.folder.TestFolders;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with images in a worker ends a search, and is no trial's. Every worker here is a real process. */
@Timeout(120)
class WorkerDataTest {

    /** Of such images a worker reads for seconds. */
    private static final String LARGE = "shapes:512";

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final WorkerPool pool = new WorkerPool(
            1,
            WorkerCommand.sameJava(
                    List.of("-XX:TieredStopAtLevel=1", "-Xmx64m"), FakeWorkerMain.class.getName(), List.of()),
            log::add);

    @TempDir
    private Path folder;

    @AfterEach
    void closes() {
        pool.close();
    }

    @Test
    void anotherDataSetThanTheStudysEndsTheSearch() throws Exception {
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")) {
            TestFolders.fill(folder.resolve("train").resolve(name), 4, 12, 12);
            TestFolders.fill(folder.resolve("test").resolve(name), 1, 12, 12);
        }
        TrainingTask task = Requests.task("images:" + folder, 20, 10, 1);
        String fingerprint = DataSets.open(task.data(), Optional.empty()).fingerprint();
        EvaluationRequest request = Requests.request("fake", task).withFingerprint(Optional.of(fingerprint));
        assertThat(pool.evaluate(request, epoch -> {})).isInstanceOf(Outcome.Complete.class);

        Files.delete(folder.resolve("train/d/2.png"));
        // the worker has opened the data set, and trains on what it was
        assertThat(pool.evaluate(request, epoch -> {})).isInstanceOf(Outcome.Complete.class);
        for (ProcessHandle worker : ProcessHandle.current().children().toList()) {
            worker.destroyForcibly();
            worker.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThatThrownBy(() -> pool.evaluate(request, epoch -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("data set images:.* has changed: the study was made on data with fingerprint "
                        + fingerprint + ", and it now has [0-9a-f]{16}; bring the old data back and resume the study,"
                        + " or begin another");
    }

    @Test
    void dataThatDoNotFitAWorkerBlameNoTrial() {
        EvaluationRequest large = new EvaluationRequest(
                ArchitectureText.parse("in:256x3 stem:k3_s2_c8 mb:e1_k3_s1_c8 head:c16 classes:10"),
                Requests.task("shapes", 1000, 100, 1),
                "fake",
                7,
                false,
                Optional.empty());
        assertThatThrownBy(() -> pool.evaluate(large, epoch -> {}))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageMatching("memory is lacking: data set shapes needs more than the 6[0-9] MB that this process"
                        + " may take for it; take fewer or smaller images");
    }

    @Test
    void aLimitThatIsReachedWhileImagesAreReadBlamesNoTrial() {
        EvaluationRequest request = Requests.request("fake", Requests.task(LARGE, 9_900, 100, 1))
                .withLimits(new TrialLimits(0, 0, 20, false));
        assertThatThrownBy(() -> pool.evaluate(request, epoch -> {}))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageMatching(
                        "a worker cannot read data set shapes:512: the worker kept [0-9]+ MB in memory while"
                                + " it read images, more than its limit, 20 MB \\(--worker-memory\\)");
    }

    @Test
    void aWorkerThatDiesWhileItReadsImagesIsStartedAgainAFewTimes() {
        EvaluationRequest request = Requests.request("halt-soon", Requests.task(LARGE, 9_900, 100, 1));
        assertThatThrownBy(() -> pool.evaluate(request, epoch -> {}))
                .isInstanceOf(WorkFailedException.class)
                .hasMessage("a worker died while it read data set shapes:512: exit code 3");
        assertThat(log)
                .containsExactly(
                        "a worker died while it read data set shapes:512: exit code 3",
                        "a worker died while it read data set shapes:512: exit code 3");
    }
}
