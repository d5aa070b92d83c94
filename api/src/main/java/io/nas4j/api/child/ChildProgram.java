package io.nas4j.api.child;

import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.latency.LatencyChild;
import io.nas4j.evaluator.throughput.ThroughputChild;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.evaluator.worker.Worker;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Trains or measures what another nas4j process sends on standard input, until it ends. */
public final class ChildProgram {

    /** Trains; arguments: cache folder, device, and the engine to load beforehand. */
    public static final String WORKER = "worker";

    /** Measures the speed of training; arguments: engine, steps of warm-up, steps. */
    public static final String THROUGHPUT = "throughput";

    /** Times inference. */
    public static final String LATENCY = "latency";

    private static final long KEPT_PIXELS = 1L << 30;

    private ChildProgram() {}

    /** @param args what is to be done, and its arguments */
    public static void main(String[] args) throws IOException, InterruptedException {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // whatever prints must not stand between messages
        System.setProperty("org.bytedeco.javacpp.logger", "slf4j"); // as all libraries: it would warn in the log
        switch (args[0]) {
            case WORKER ->
                train(out, Path.of(args[1]), args[2], args.length > 3 ? Optional.of(args[3]) : Optional.empty());
            case THROUGHPUT ->
                ThroughputChild.run(
                        new Engines().engine(args[1]),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]),
                        input(),
                        messages(out));
            case LATENCY -> LatencyChild.run(input(), messages(out));
            default -> throw new IllegalArgumentException("no such child: " + args[0]);
        }
        System.exit(0); // whatever threads a library has left
    }

    /**
     * Trains the networks that arrive.
     *
     * @param engine the engine to load before this worker says that it is ready, so that no trial waits for its unpacking
     */
    private static void train(FileOutputStream out, Path cache, String device, Optional<String> engine)
            throws InterruptedException {
        Engines engines = new Engines(device);
        engine.ifPresent(name -> loadIfPossible(engines, name));
        Worker.serve(
                new FileInputStream(FileDescriptor.in),
                out,
                new LocalEvaluator(engines, new TrainingDataCache(Optional.of(cache), KEPT_PIXELS)),
                () -> Runtime.getRuntime().halt(0));
    }

    /** Loads an engine. A failure is not reported here: it occurs again at the first network and is reported there. */
    private static void loadIfPossible(Engines engines, String name) {
        try {
            engines.engine(name);
        } catch (RuntimeException | LinkageError e) {
            System.err.println("engine " + name + " cannot be loaded: " + e);
        }
    }

    private static BufferedReader input() {
        return new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    }

    private static PrintStream messages(FileOutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }
}
