package io.nas4j.evaluator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.train.Requests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers that end before they are ready. */
@Timeout(120)
class WorkerStartTest {

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    private WorkerPool pool(Path counter, int deaths) {
        return new WorkerPool(
                1,
                WorkerCommand.sameJava(
                        List.of("-XX:TieredStopAtLevel=1", "-Xmx128m"),
                        FakeWorkerMain.class.getName(),
                        List.of(counter.toString(), String.valueOf(deaths))),
                log::add);
    }

    private static EvaluationRequest request() {
        return Requests.request("fake", Requests.task("shapes", 320, 100, 3));
    }

    @Test
    void aWorkerThatIsKilledWhileItStartsIsStartedAgain() throws Exception {
        Path counter = folder.resolve("deaths");
        try (WorkerPool pool = pool(counter, 2)) {
            assertThat(pool.evaluate(request(), epoch -> {})).isInstanceOf(Outcome.Complete.class);
        }
        assertThat(Files.size(counter)).isEqualTo(2);
        assertThat(log)
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).startsWith("a worker process cannot be started: killed by signal 9"));
    }

    @Test
    void aWorkerThatDiesAtEveryStartEndsTheSearch() {
        try (WorkerPool pool = pool(folder.resolve("deaths"), 100)) {
            assertThatThrownBy(() -> pool.evaluate(request(), epoch -> {}))
                    .isInstanceOf(WorkFailedException.class)
                    .hasMessageStartingWith("a worker process cannot be started: killed by signal 9");
        }
        assertThat(log).hasSize(2);
    }
}
