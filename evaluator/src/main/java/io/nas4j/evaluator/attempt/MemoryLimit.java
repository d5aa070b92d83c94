package io.nas4j.evaluator.attempt;

import io.nas4j.core.study.TrialLimits;

/** How much memory what trains a network may keep. */
public final class MemoryLimit {

    private static final long MIB = 1L << 20;

    /** Of the machine's memory, where no limit is given: the rest is for the parent and the system. */
    private static final double SHARED = 0.9;

    /** Below this nothing trains; workers that are too many for a machine had better fail one by one. */
    private static final long LEAST_SHARE = 1024 * MIB;

    private MemoryLimit() {}

    /**
     * The limit in bytes: what was asked for, or a share of the machine's.
     *
     * @param share of the memory of the machine that the worker runs on
     */
    public static long bytes(TrialLimits limits, long share) {
        return limits.megabytes() > 0 ? limits.megabytes() * MIB : share;
    }

    /**
     * The limit in bytes: what was asked for, or an equal share of this machine's.
     *
     * @param workers how many train side by side
     */
    public static long bytes(TrialLimits limits, int workers) {
        return bytes(limits, share(workers));
    }

    /** Bytes of this machine's memory for each of so many workers. */
    public static long share(int workers) {
        return Math.max(LEAST_SHARE, (long) (SHARED * ProcessMemory.ofMachine() / workers));
    }
}
