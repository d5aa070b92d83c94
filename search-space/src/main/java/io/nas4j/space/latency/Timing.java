package io.nas4j.space.latency;

import io.nas4j.space.Require;
import java.util.Arrays;

/**
 * What repeated runs took.
 *
 * @param median in nanoseconds
 * @param spread the interquartile range: third quartile minus first, nanoseconds
 */
public record Timing(long median, long spread) {

    /** The longest, in nanoseconds: 1,000 seconds. */
    public static final long MOST = 1_000_000_000_000L;

    public Timing {
        Require.between("a measured time in nanoseconds", (double) median, 1.0, (double) MOST);
        Require.between("the spread of a measured time in nanoseconds", (double) spread, 0.0, (double) MOST);
    }

    /**
     * Of several runs, whose quartiles are the nearest runs themselves.
     *
     * @param nanos at least one
     */
    public static Timing of(long... nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return new Timing(Math.max(1, sorted[last / 2]), sorted[(3 * last + 3) / 4] - sorted[last / 4]);
    }
}
