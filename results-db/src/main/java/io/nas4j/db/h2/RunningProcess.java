package io.nas4j.db.h2;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A process that the store remembers. The system reuses the numbers of processes; number and start together are unique. A
 * process of another machine counts as ended. That is right, because the lock on the database file keeps two machines from
 * having it open at once.
 *
 * @param started start of the process in milliseconds since 1970, where the system tells it
 */
public record RunningProcess(long pid, OptionalLong started) {

    /** Linux derives the start from the time of boot, which wanders by a second as the clock is set. */
    private static final long TOLERANCE_MILLIS = 5_000;

    public static RunningProcess current() {
        return of(ProcessHandle.current());
    }

    public boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> same(of(handle)))
                .isPresent();
    }

    /** Whether both are one process. */
    public boolean same(RunningProcess other) {
        return pid == other.pid
                && (started.isEmpty()
                        || other.started.isEmpty()
                        || Math.abs(started.getAsLong() - other.started.getAsLong()) <= TOLERANCE_MILLIS);
    }

    private static RunningProcess of(ProcessHandle handle) {
        return new RunningProcess(
                handle.pid(),
                handle.info()
                        .startInstant()
                        .map(Instant::toEpochMilli)
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty));
    }
}
