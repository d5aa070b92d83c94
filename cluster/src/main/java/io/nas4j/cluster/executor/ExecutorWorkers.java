package io.nas4j.cluster.executor;

import io.nas4j.cluster.report.Place;
import io.nas4j.cluster.report.Reply;
import io.nas4j.cluster.report.Report;
import io.nas4j.evaluator.attempt.MemoryLimit;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.process.WorkerProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.spark.api.plugin.PluginContext;

/** The worker processes of one executor: those that run, and those that wait for the next trial. */
public final class ExecutorWorkers {

    /** Spark makes the plugin and the tasks, each by itself, and has no other way from one to the other. */
    private static final AtomicReference<ExecutorWorkers> HERE = new AtomicReference<>();

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private final PluginContext context;
    private final Place place;
    private final Map<WorkerProgram, Deque<ChildWorker>> idle = new HashMap<>();
    private final Set<ChildWorker> running = new HashSet<>();
    private boolean closed;

    private ExecutorWorkers(PluginContext context, int cores) {
        this.context = context;
        int slots = Math.max(1, Runtime.getRuntime().availableProcessors() / Math.max(1, cores));
        this.place = new Place(
                host(),
                context.executorID(),
                MemoryLimit.share(slots),
                processor(),
                System.getProperty("java.version"));
    }

    /**
     * Makes those of this executor; starts nothing yet.
     *
     * @param cores that a trial has
     */
    public static void open(PluginContext context, int cores) {
        HERE.set(new ExecutorWorkers(context, cores));
    }

    static ExecutorWorkers here() {
        ExecutorWorkers workers = HERE.get();
        if (workers == null) {
            throw new IllegalStateException("this executor has no plugin of nas4j");
        }
        return workers;
    }

    /** Ends all processes of this executor. */
    public static void closeHere() {
        ExecutorWorkers workers = HERE.get();
        if (workers != null) {
            workers.close();
        }
    }

    /** Spark's own name for it is not there yet while plugins start. */
    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed machine";
        }
    }

    private static String processor() {
        try {
            return Files.readAllLines(PROCESSORS, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    Place place() {
        return place;
    }

    /** Tells the driver, and waits for its answer. */
    Reply tell(Report report) throws Exception {
        return Reply.parse((String) context.ask(report));
    }

    /**
     * A worker that says that it is ready: one that waits, or a new one.
     *
     * @param fetched the path of a file that Spark has brought
     */
    ChildWorker take(TrialTask.Work work, Map<String, String> gpus, Function<String, String> fetched)
            throws IOException {
        WorkerProgram program = work.program(fetched).with(gpus);
        synchronized (this) {
            Deque<ChildWorker> waiting = idle.computeIfAbsent(program, any -> new ArrayDeque<>());
            while (!waiting.isEmpty()) {
                ChildWorker worker = waiting.pop();
                if (worker.alive()) {
                    running.add(worker);
                    worker.send("");
                    return worker;
                }
            }
        }
        ChildWorker fresh = new ChildWorker(WorkerCommand.of(program).process().start());
        synchronized (this) {
            running.add(fresh);
            if (closed) {
                fresh.kill();
            }
        }
        return fresh;
    }

    synchronized void keep(
            TrialTask.Work work, Map<String, String> gpus, ChildWorker worker, Function<String, String> fetched)
            throws IOException {
        running.remove(worker);
        if (closed) {
            worker.kill();
        } else {
            idle.computeIfAbsent(work.program(fetched).with(gpus), any -> new ArrayDeque<>())
                    .push(worker);
        }
    }

    synchronized void end(ChildWorker worker) {
        running.remove(worker);
        worker.kill();
    }

    private synchronized void close() {
        closed = true;
        running.forEach(ChildWorker::kill);
        idle.values().forEach(waiting -> waiting.forEach(ChildWorker::kill));
        idle.clear();
    }
}
