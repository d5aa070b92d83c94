package io.nas4j.cluster.driver;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Which executors come, and which trials are lost with one. */
final class ExecutorWatch extends SparkListener {

    /** Executors that end before any has begun a trial; after so many there is something wrong with all. */
    private static final int MOST_ENDED = 4;

    private final Desk desk;
    private final Consumer<String> useless;
    private int ended;
    private final CountDownLatch first = new CountDownLatch(1);
    private final Map<Integer, Long> jobOfStage = new HashMap<>();

    /** @param useless is told why executors end where none comes to work */
    ExecutorWatch(Desk desk, Consumer<String> useless) {
        this.desk = desk;
        this.useless = useless;
    }

    /** One was there before this listener. */
    void come() {
        first.countDown();
    }

    /** Whether one has come within so many seconds. */
    boolean awaitFirst(long seconds) throws InterruptedException {
        return first.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        first.countDown();
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        if (!desk.anyBegun() && ++ended == MOST_ENDED) {
            useless.accept(removed.reason());
        }
    }

    @Override
    public void onJobStart(SparkListenerJobStart started) {
        String group = started.properties().getProperty("spark.jobGroup.id");
        Jobs.ofGroup(group)
                .ifPresent(job -> started.stageInfos().foreach(stage -> jobOfStage.put(stage.stageId(), job)));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd ended) {
        Long job = jobOfStage.get(ended.stageId());
        if (job == null) {
            return;
        }
        if (ended.reason() instanceof ExecutorLostFailure) {
            desk.lost(job, ended.taskInfo().attemptNumber());
        } else if (ended.reason() == Success$.MODULE$) {
            jobOfStage.remove(ended.stageId());
        }
    }
}
