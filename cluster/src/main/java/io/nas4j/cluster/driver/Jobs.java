package io.nas4j.cluster.driver;

import io.nas4j.cluster.executor.TrialTask;
import io.nas4j.cluster.report.Reply.Verdict;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/** One asynchronous Spark job for each request, in a job group of its own. */
final class Jobs {

    private static final String GROUP = "nas4j-";
    private static final long LOOK = 100;

    private final JavaSparkContext spark;
    private final Desk desk;
    private final TrialTask task;
    private final Map<Long, JavaFutureAction<List<Integer>>> running = new HashMap<>();

    Jobs(JavaSparkContext spark, Desk desk, TrialTask task) {
        this.spark = spark;
        this.desk = desk;
        this.task = task;
    }

    /** The job of a group's name; empty for those of others. */
    static Optional<Long> ofGroup(String group) {
        return group != null && group.startsWith(GROUP)
                ? Optional.of(Long.valueOf(group.substring(GROUP.length())))
                : Optional.empty();
    }

    void open(long id) {
        desk.open(id);
        spark.setJobGroup(GROUP + id, "a trial of nas4j", true);
        JavaFutureAction<List<Integer>> future =
                spark.parallelize(List.of(id), 1).map(task).collectAsync();
        synchronized (running) {
            running.put(id, future);
        }
    }

    /** Ends a job, whether it runs or waits for an executor. */
    void kill(long id) {
        desk.end(id, Verdict.KILL);
        spark.cancelJobGroup(GROUP + id);
    }

    /** Tells the desk which jobs are over, until it is interrupted. */
    void watch() throws InterruptedException {
        while (true) {
            synchronized (running) {
                Iterator<Map.Entry<Long, JavaFutureAction<List<Integer>>>> each =
                        running.entrySet().iterator();
                while (each.hasNext()) {
                    Map.Entry<Long, JavaFutureAction<List<Integer>>> job = each.next();
                    if (job.getValue().isDone()) {
                        each.remove();
                        desk.over(job.getKey(), failure(job.getValue()));
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK);
        }
    }

    private static Optional<String> failure(JavaFutureAction<List<Integer>> job) throws InterruptedException {
        try {
            job.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(Sentences.of(e.getCause() == null ? e : e.getCause()));
        } catch (CancellationException e) {
            return Optional.of("its job was cancelled");
        }
    }
}
