package io.nas4j.report.live;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often to look at studies: after each piece of work it rests, so that all its work, for any number of readers, takes at most a
 * small share of what the processors can do meanwhile. Safe for use by many threads.
 */
final class Pace {

    private static final long LEAST = Duration.ofMillis(500).toNanos();

    private final double share;
    private final LongSupplier nanos;
    private long due;

    /**
     * @param nanos a clock as {@link System#nanoTime}
     * @param share of one processor's time that the work may take, above 0
     */
    Pace(LongSupplier nanos, double share) {
        this.share = share;
        this.nanos = nanos;
        this.due = nanos.getAsLong();
    }

    /** Whether it has rested enough. */
    synchronized boolean rested() {
        return nanos.getAsLong() - due >= 0;
    }

    /** How long until then, at least 1 ms. */
    synchronized long millis() {
        return Math.max(1, Duration.ofNanos(due - nanos.getAsLong()).toMillis());
    }

    /** Begins a piece of work; {@link #worked} ends it. */
    long begin() {
        return nanos.getAsLong();
    }

    /** Ends a piece of work, and puts the next look off for it. */
    synchronized void worked(long begun) {
        long now = nanos.getAsLong();
        due = Math.max(now + LEAST, Math.max(due, begun) + Math.round((now - begun) / share));
    }

    /** Does a piece of work, whose time it rests for. */
    void work(Runnable work) {
        long begun = begin();
        try {
            work.run();
        } finally {
            worked(begun);
        }
    }
}
