package io.nas4j.benchmarks;

import io.nas4j.core.study.Optimizer;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.throughput.ReferenceChild;
import java.util.Arrays;
import java.util.Locale;

/**
 * Trains the child network of docs/decisions/0001 (10.9 million MACs) for some steps after a warm-up and prints images a
 * second. {@code benchmarks/engines} runs it in all the variants that the document compares.
 */
public final class EngineThroughput {

    private EngineThroughput() {}

    /** Arguments: engine, warm-up steps, measured steps, and an optimizer, SGD unless given. */
    public static void main(String[] args) {
        int warmup = Integer.parseInt(args[1]);
        int measured = Integer.parseInt(args[2]);
        Optimizer optimizer = args.length > 3 ? Optimizer.parse(args[3]) : Optimizer.SGD;
        try (ReferenceChild child = ReferenceChild.in(new Engines().engine(args[0]), optimizer)) {
            for (int step = 0; step < warmup; step++) {
                child.step();
            }
            double[] seconds = new double[measured];
            for (int step = 0; step < measured; step++) {
                long began = System.nanoTime();
                child.step();
                seconds[step] = (System.nanoTime() - began) / 1e9;
            }
            Arrays.sort(seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%.0f images/s (median of %d steps)%n",
                    ReferenceChild.BATCH / seconds[measured / 2],
                    measured);
        }
    }
}
