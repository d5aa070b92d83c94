package io.nas4j.core.study;

import io.nas4j.space.Decimals;
import io.nas4j.space.Require;

/**
 * What a trial may take before it is ended, and whether it gets another chance. Time runs from when the images are there.
 *
 * @param seconds of wall time for one search trial; 0 for no limit
 * @param silentSeconds of wall time without any progress, after which a worker counts as hanging; 0 for no limit
 * @param megabytes (2^20 bytes) that a worker may keep in memory; 0 for an equal share of the machine's
 * @param retryDiverged whether a network that diverged is trained once more, with a lower learning rate
 */
public record TrialLimits(double seconds, double silentSeconds, int megabytes, boolean retryDiverged) {

    /** No limit of time, an equal share of memory, and no second chance for what diverged. */
    public static final TrialLimits NONE = new TrialLimits(0, 0, 0, false);

    /** What a study has that is given no other limits: none but five minutes of silence. */
    public static final TrialLimits USUAL = new TrialLimits(0, 300, 0, false);

    private static final double MAX_SECONDS = 1e9;

    public TrialLimits {
        Require.between("time limit of a trial in seconds", seconds, 0.0, MAX_SECONDS);
        Require.between("limit of seconds without progress", silentSeconds, 0.0, MAX_SECONDS);
        Require.between("memory limit of a worker in megabytes", megabytes, 0, 100_000_000);
    }

    /** The same for trials that may take as long as they do. */
    public TrialLimits withoutTotal() {
        return new TrialLimits(0, silentSeconds, megabytes, retryDiverged);
    }

    /** In words, for people. */
    public String text() {
        return "a trial's time " + (seconds == 0 ? "unlimited" : Decimals.text(seconds) + " s") + ", silence "
                + (silentSeconds == 0 ? "unlimited" : Decimals.text(silentSeconds) + " s") + ", a worker's memory "
                + (megabytes == 0 ? "its share" : megabytes + " MB")
                + (retryDiverged ? ", diverged networks tried again" : "");
    }
}
