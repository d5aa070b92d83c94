package io.nas4j.evaluator.latency;

import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.evaluator.torch.TorchInference;
import io.nas4j.evaluator.torch.WeightPool;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.latency.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times whole networks: after warm-up runs the median of at least {@value #FEWEST} runs and at most {@value #MOST}, on one
 * thread that is pinned to its core where the system can do so. Weights are random, which changes no time.
 */
public final class InferenceLatency {

    private static final int WARM_UP = 3;
    private static final int FEWEST = 7;
    private static final int MOST = 51;

    /** Nanoseconds of computing after which there are runs enough. */
    private static final long ENOUGH = 500_000_000L;

    private InferenceLatency() {}

    /**
     * Times a network at its own input resolution; loads LibTorch.
     *
     * @param batches images in a batch, each of which is measured
     * @param progress is told after every run
     */
    public static List<MeasuredLatency> of(Architecture architecture, List<Integer> batches, Runnable progress) {
        new TorchEngine();
        List<MeasuredLatency> measured = new ArrayList<>();
        try (CorePin pin = CorePin.here()) {
            for (int batch : batches) {
                measured.add(new MeasuredLatency(batch, timing(architecture, batch, progress)));
            }
        }
        return measured;
    }

    private static Timing timing(Architecture architecture, int batch, Runnable progress) {
        LongSupplier clock = ThreadClock.get();
        List<Long> runs = new ArrayList<>();
        try (WeightPool pool = new WeightPool();
                TorchInference inference = TorchInference.of(architecture, batch, pool)) {
            for (int i = 0; i < WARM_UP; i++) {
                inference.nanos(clock);
                progress.run();
            }
            long spent = 0;
            while (runs.size() < FEWEST || (runs.size() < MOST && spent < ENOUGH)) {
                long nanos = inference.nanos(clock);
                runs.add(nanos);
                spent += nanos;
                progress.run();
            }
        }
        return Timing.of(runs.stream().mapToLong(Long::longValue).toArray());
    }
}
