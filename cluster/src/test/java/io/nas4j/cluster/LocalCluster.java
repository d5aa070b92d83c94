package io.nas4j.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.process.WorkerProgram;
import io.nas4j.evaluator.worker.WorkerEar;
import io.nas4j.evaluator.worker.WorkerHost;
import io.nas4j.evaluator.worker.WorkerHosts;
import io.nas4j.evaluator.worker.WorkerLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One Spark for many tests: two executors on this machine, whose workers are {@link MadeUpTrainer}s. */
final class LocalCluster implements AutoCloseable {

    private static final Path SPARK = Path.of("spark", "target", "spark").toAbsolutePath();

    final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final WorkerProgram program;
    private final WorkerHost host;

    LocalCluster(Path folder) {
        requireSpark();
        program = program(folder);
        host = Cluster.parse("local-cluster[2,1,1024]", List.of()).host(program, 2, notes::add);
    }

    /** Where Spark's libraries were not gathered, by the profile {@code cluster}, a test is skipped. */
    static void requireSpark() {
        assumeTrue(
                Files.isDirectory(SPARK.resolve("jars")),
                "Spark's libraries are not here: ./mvnw -Pcluster generate-resources -pl cluster/spark fetches them");
        System.setProperty(SparkHome.PROPERTY, SPARK.toString());
    }

    static WorkerProgram program(Path folder) {
        return new WorkerProgram(
                List.of("-XX:TieredStopAtLevel=1", "-Xmx64m"),
                WorkerCommand.classPath(List.of()),
                MadeUpTrainer.class.getName(),
                List.of(folder.toString()),
                WorkerCommand.ENVIRONMENT);
    }

    /** The host, which outlives the pools that use it. */
    WorkerHost host() {
        return new WorkerHost() {
            @Override
            public WorkerLink connect(WorkerEar ear) throws InterruptedException {
                return host.connect(ear);
            }

            @Override
            public void close() {
                // others use it too
            }
        };
    }

    /** For a study whose own workers would train. */
    WorkerHosts hosts() {
        return (theirs, workers, unused) -> host();
    }

    /** The same workers, children of this process. */
    WorkerHosts here() {
        return (theirs, workers, unused) -> WorkerHosts.HERE.host(program, workers, unused);
    }

    @Override
    public void close() {
        host.close();
    }
}
