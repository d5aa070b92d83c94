package io.nas4j.cluster.driver;

import io.nas4j.cluster.executor.CodeFile;
import io.nas4j.cluster.executor.MissingCode;
import io.nas4j.cluster.executor.TrialTask;
import io.nas4j.cluster.report.Reply.Verdict;
import io.nas4j.cluster.wire.Frame;
import io.nas4j.cluster.wire.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark, as long as the search wants it. */
final class Driver {

    private static final String PLUGIN = "io.nas4j.cluster.plugin.WorkerPlugin";

    private final Order order;
    private final Teller search;
    private final Desk desk;
    private final Runnable leave;
    private final BlockingQueue<Optional<Frame>> said = new LinkedBlockingQueue<>();
    private volatile boolean up;
    private Optional<JavaSparkContext> spark = Optional.empty();

    /** @param leave ends this process at once */
    Driver(Order order, Teller search, Desk desk, Runnable leave) {
        this.order = order;
        this.search = search;
        this.desk = desk;
        this.leave = leave;
    }

    /** Does what the input says, until it ends. Returns the exit code. */
    int run(BufferedReader in) throws InterruptedException {
        desk.tellTo(search);
        daemon("input", () -> listen(in));
        Optional<String> silent = MasterAddress.silent(order.master());
        if (silent.isPresent()) {
            search.tell(Words.DOWN, silent.get());
            return 1;
        }
        ExecutorWatch executors = new ExecutorWatch(desk, this::useless);
        daemon("first executor", () -> {
            if (!executors.awaitFirst(order.seconds())) {
                search.tell(Words.DOWN, noExecutor());
                leave.run();
            }
        });
        JavaSparkContext context;
        try {
            context = new JavaSparkContext(conf());
        } catch (Exception | LinkageError e) { // Spark throws what it likes, checked or not
            search.tell(Words.DOWN, "Spark cannot be started with master " + order.master() + ": " + Sentences.of(e));
            return 1;
        }
        spark = Optional.of(context);
        context.sc().addSparkListener(executors);
        if (context.sc().statusTracker().getExecutorInfos().length > 1) {
            executors.come();
        }
        sendMissing(context);
        search.tell(Words.UP, context.version());
        Jobs jobs = new Jobs(context, desk, new TrialTask(order.work()));
        daemon("jobs", jobs::watch);
        up = true;
        serve(jobs);
        return 0;
    }

    private String noExecutor() {
        return "no executor of " + order.master() + " came within " + order.seconds() + " s, each with "
                + order.conf().get("spark.executor.memory") + " of memory and "
                + order.conf().getOrDefault("spark.executor.cores", "1")
                + " core: look whether the cluster has that free (--cluster-conf spark.executor.memory=..., spark.executor.cores=...)"
                + " and runs the same version of Spark";
    }

    private void useless(String reason) {
        search.tell(
                Words.DOWN,
                "executors of " + order.master() + " end as soon as they have started: " + Sentences.of(reason)
                        + " (their own logs say more)");
        leave.run();
    }

    private SparkConf conf() {
        SparkConf conf = new SparkConf(true).setMaster(order.master()).setAppName(order.name());
        order.conf().forEach(conf::set);
        return conf.set("spark.plugins", PLUGIN);
    }

    /** Reads ahead, so that the search's end is noticed while Spark still starts. */
    private void listen(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                said.add(Optional.of(Frame.parse(line)));
            }
        } catch (IOException e) {
            // a broken pipe is the same as its end
        }
        said.add(Optional.empty());
        if (!up) {
            leave.run();
        }
    }

    private void serve(Jobs jobs) throws InterruptedException {
        for (Optional<Frame> next = said.take(); next.isPresent(); next = said.take()) {
            Frame frame = next.get();
            long id = frame.number(0);
            try {
                switch (frame.word()) {
                    case Words.OPEN -> jobs.open(id);
                    case Words.SEND -> desk.send(id, frame.field(1));
                    case Words.KEEP -> desk.end(id, Verdict.KEEP);
                    case Words.KILL -> jobs.kill(id);
                    default -> throw new IllegalStateException("unknown word " + frame.word());
                }
            } catch (RuntimeException e) {
                search.tell(Words.DOWN, "Spark does not go on: " + Sentences.of(e));
                return;
            }
        }
    }

    /** Sends what executors do not see. They see all of it where folders are shared, and sending takes half a gigabyte each. */
    private void sendMissing(JavaSparkContext context) {
        List<CodeFile> code =
                order.work().code().stream().filter(CodeFile::sent).toList();
        if (code.isEmpty()) {
            return;
        }
        int executors = Math.max(1, context.statusTracker().getExecutorInfos().length - 1);
        List<Integer> each = IntStream.range(0, executors).boxed().toList();
        context.parallelize(each, executors)
                .flatMap(new MissingCode(code))
                .distinct()
                .collect()
                .forEach(context::addFile);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void daemon(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        return; // nobody waits for it
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives the executors back. */
    void close() {
        spark.ifPresent(JavaSparkContext::close);
    }
}
