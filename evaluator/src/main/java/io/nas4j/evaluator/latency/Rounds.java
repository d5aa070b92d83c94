package io.nas4j.evaluator.latency;

import io.nas4j.evaluator.torch.TorchInference;
import io.nas4j.evaluator.torch.WeightPool;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.latency.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Times operators and networks in rounds. In a round each operator runs once, with its input fresh in the cache and its
 * weights not, as in a network: the same operator run again and again would find both there and be 5 to 25 % too fast. Each
 * network runs twice, and its second run counts. What disturbs a machine for a while is so spread evenly over all.
 */
final class Rounds {

    private static final int FEWEST = 7;
    private static final int MOST = 41;
    private static final double NANOS = 1e9;

    /** Of computing in whole rounds, until the Java that calls the operators is compiled. */
    private static final double WARM_UP_SECONDS = 3;

    /** Of wall time, where a busy machine lets this thread compute little. */
    private static final double LONGEST_WARM_UP = 30;

    private static final double TOLD_SECONDS = 1;

    private final LatencyRequest request;
    private final LongSupplier clock;
    private final Consumer<String> progress;
    private final List<TorchInference> inferences = new ArrayList<>();
    private final List<long[]> runs = new ArrayList<>();
    private long told = System.nanoTime();

    Rounds(LatencyRequest request, LongSupplier clock, Consumer<String> progress) {
        this.request = request;
        this.clock = clock;
        this.progress = progress;
    }

    /** The times of the operators, then of the networks. */
    List<Timing> measure() {
        try (WeightPool pool = new WeightPool()) {
            try {
                for (TimedOperator operator : request.operators()) {
                    inferences.add(TorchInference.of(operator, request.batch(), pool));
                }
                for (Architecture network : request.networks()) {
                    inferences.add(TorchInference.of(network, request.batch(), pool));
                }
                all();
            } finally {
                inferences.forEach(TorchInference::close);
            }
        }
        List<Timing> timings = new ArrayList<>();
        for (int i = 0; i < inferences.size(); i++) {
            int index = i;
            timings.add(Timing.of(runs.stream().mapToLong(round -> round[index]).toArray()));
        }
        return timings;
    }

    int count() {
        return runs.size();
    }

    private void all() {
        long began = System.nanoTime();
        long computed = clock.getAsLong();
        do {
            round("warm-up");
        } while ((clock.getAsLong() - computed) / NANOS < WARM_UP_SECONDS && since(began) < LONGEST_WARM_UP);
        long timed = System.nanoTime();
        while (runs.size() < FEWEST || (runs.size() < MOST && since(timed) < request.seconds())) {
            runs.add(round("round " + (runs.size() + 1)));
        }
    }

    private long[] round(String name) {
        long[] nanos = new long[inferences.size()];
        for (int i = 0; i < nanos.length; i++) {
            if (i >= request.operators().size()) {
                inferences.get(i).nanos(clock);
            }
            nanos[i] = inferences.get(i).nanos(clock);
            if (since(told) > TOLD_SECONDS) {
                told = System.nanoTime();
                progress.accept(name + ", " + (i + 1) + " of " + nanos.length);
            }
        }
        return nanos;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / NANOS;
    }
}
