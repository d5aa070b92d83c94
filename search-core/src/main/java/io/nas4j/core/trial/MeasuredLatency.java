package io.nas4j.core.trial;

import io.nas4j.space.Require;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What inference with a network took, measured on the machine that trained it.
 *
 * @param batch images that each run had
 */
public record MeasuredLatency(int batch, Timing timing) {

    public MeasuredLatency {
        Require.between("the batch of a measured latency", batch, 1, LatencyTable.MAX_BATCH);
    }

    /** Of one image first, then of a larger batch, as far as there are any. */
    static List<MeasuredLatency> read(TrialValues values) {
        List<MeasuredLatency> latencies = new ArrayList<>();
        OptionalLong one = values.whole(TrialField.LATENCY_MS);
        if (one.isPresent()) {
            latencies.add(new MeasuredLatency(
                    1,
                    new Timing(
                            one.getAsLong(),
                            values.whole(TrialField.LATENCY_IQR_MS).orElseThrow())));
        }
        OptionalInt batch = values.ordinal(TrialField.LATENCY_BATCH);
        if (batch.isPresent()) {
            latencies.add(new MeasuredLatency(
                    batch.getAsInt(),
                    new Timing(
                            values.whole(TrialField.BATCH_LATENCY_MS).orElseThrow(),
                            values.whole(TrialField.BATCH_LATENCY_IQR_MS).orElseThrow())));
        }
        return latencies;
    }
}
