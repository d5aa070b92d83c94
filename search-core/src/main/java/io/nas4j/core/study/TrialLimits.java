package io.nas4j.core.study;

import io.nas4j.space.Require;

/**
 * What a trial may take before it is ended, and whether it gets another chance.
 *
 * @param seconds of wall time for one trial; 0 for no limit
 * @param silentSeconds of wall time without any progress, after which a worker counts as hanging; 0 for no limit
 * @param megabytes that a worker may keep resident; 0 for no limit
 * @param retryDiverged whether a network that diverged is trained once more, with a lower learning rate
 */
public record TrialLimits(double seconds, double silentSeconds, int megabytes, boolean retryDiverged) {

    /** No limit, and no second chance for what diverged. */
    public static final TrialLimits NONE = new TrialLimits(0, 0, 0, false);

    private static final double MAX_SECONDS = 1e9;

    public TrialLimits {
        Require.between("time limit of a trial in seconds", seconds, 0.0, MAX_SECONDS);
        Require.between("limit of seconds without progress", silentSeconds, 0.0, MAX_SECONDS);
        Require.between("memory limit of a worker in megabytes", megabytes, 0, 100_000_000);
    }
}
