package io.nas4j.cluster.executor;

import io.nas4j.cluster.report.Reply;
import io.nas4j.cluster.report.Report;
import io.nas4j.evaluator.process.WorkerProgram;
import io.nas4j.evaluator.worker.WorkerLines;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;

/**
 * One job: a worker process answers one request. Whatever becomes of it is told to the driver as a value; the task fails only
 * with its executor.
 *
 * @param work what the worker runs
 */
public record TrialTask(Work work) implements org.apache.spark.api.java.function.Function<Long, Integer> {

    /** Milliseconds between reports of a worker that says nothing. */
    private static final long QUIET = 500;

    /** Milliseconds between looks for what the search answers, while the worker has nothing to do. */
    private static final long WAITING = 5;

    /**
     * What workers run.
     *
     * @param program whose class path is that of the search
     * @param code its class path
     */
    public record Work(WorkerProgram program, List<CodeFile> code) implements Serializable {

        public Work {
            code = List.copyOf(code);
        }

        /** The program with its code where it lies here. */
        WorkerProgram program(Function<String, String> fetched) throws IOException {
            List<String> classPath = new ArrayList<>();
            for (CodeFile file : code) {
                classPath.add(file.here(fetched));
            }
            return program.withClassPath(classPath);
        }
    }

    @Override
    public Integer call(Long link) throws Exception {
        TaskContext task = TaskContext.get();
        ExecutorWorkers workers = ExecutorWorkers.here();
        Map<String, String> gpus = Optional.ofNullable(task.resourcesJMap().get("gpu"))
                .map(gpu -> Map.of("CUDA_VISIBLE_DEVICES", String.join(",", gpu.addresses())))
                .orElse(Map.of());
        Talk talk = new Talk(link, task.attemptNumber(), workers);
        ChildWorker worker;
        try {
            worker = workers.take(work, gpus, SparkFiles::get);
        } catch (IOException e) {
            talk.report(
                    List.of(),
                    -1,
                    Optional.of("no worker process can be started on "
                            + workers.place().host() + ": " + e.getMessage()));
            return task.attemptNumber();
        }
        boolean kept = false;
        try {
            kept = talk.with(worker);
        } finally {
            if (kept) {
                workers.keep(work, gpus, worker, SparkFiles::get);
            } else {
                workers.end(worker);
            }
        }
        return task.attemptNumber();
    }

    /** Passes lines on. */
    private static final class Talk {

        private final long link;
        private final int attempt;
        private final ExecutorWorkers workers;

        Talk(long link, int attempt, ExecutorWorkers workers) {
            this.link = link;
            this.attempt = attempt;
            this.workers = workers;
        }

        Reply report(List<Report.Said> lines, long memory, Optional<String> ending) throws Exception {
            return workers.tell(new Report(link, attempt, workers.place(), lines, memory, ending.orElse(null)));
        }

        /** Whether a worker that says so has nothing to do. */
        private static boolean waits(String line, boolean asked) {
            return asked ? WorkerLines.answers(line) : WorkerLines.ready(line);
        }

        /** Until the request is answered or the worker is dead. Returns whether the worker is kept. */
        boolean with(ChildWorker worker) throws Exception {
            boolean busy = true; // it starts
            boolean asked = false;
            Optional<String> ending = Optional.empty();
            Reply reply = report(List.of(), worker.memory(), ending);
            while (ending.isEmpty() && reply.verdict() == Reply.Verdict.GO_ON) {
                for (String line : reply.lines()) {
                    worker.send(line);
                    busy = true;
                    asked = true;
                }
                List<Report.Said> lines = worker.next(busy ? QUIET : WAITING);
                boolean toAnswer = asked;
                if (lines.stream().anyMatch(line -> line.message() && waits(line.text(), toAnswer))) {
                    busy = false;
                }
                ending = worker.ending();
                reply = report(lines, worker.memory(), ending);
            }
            return ending.isEmpty() && reply.verdict() == Reply.Verdict.KEEP;
        }
    }
}
