package io.nas4j.evaluator.throughput;

import io.nas4j.core.study.Optimizer;
import io.nas4j.evaluator.engine.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/** The measured process: warms up, says so, waits for its turn, trains, says how long it took. */
public final class ThroughputChild {

    static final String READY = "@ready";
    static final String SECONDS = "@seconds ";

    private ThroughputChild() {}

    /**
     * Measures in this process, by the optimizer that searches train with unless told otherwise.
     *
     * @param in its first line starts the measured steps
     * @param out is told when it is ready and what was measured
     */
    public static void run(Engine engine, int warmup, int steps, BufferedReader in, PrintStream out)
            throws IOException {
        try (ReferenceChild child = ReferenceChild.in(engine, Optimizer.ADAMW)) {
            for (int step = 0; step < warmup; step++) {
                child.step();
            }
            say(out, READY);
            if (in.readLine() == null) {
                return;
            }
            long began = System.nanoTime();
            for (int step = 0; step < steps; step++) {
                child.step();
            }
            say(out, SECONDS + (System.nanoTime() - began) / 1e9);
        }
    }

    private static void say(PrintStream out, String line) {
        out.print("\n" + line + "\n");
        out.flush();
    }
}
