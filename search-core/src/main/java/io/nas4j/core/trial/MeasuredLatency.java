package io.nas4j.core.trial;

import io.nas4j.space.Require;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.Timing;

/**
 * What inference with a network took, measured on the machine that trained it.
 *
 * @param batch images that each run had
 */
public record MeasuredLatency(int batch, Timing timing) {

    public MeasuredLatency {
        Require.between("the batch of a measured latency", batch, 1, LatencyTable.MAX_BATCH);
    }
}
