package io.nas4j.cluster.report;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an executor tells the driver of a worker.
 *
 * @param link number of the job
 * @param attempt 0, or how many executors were lost with it before
 * @param place where it runs
 * @param lines what it said since the last report, in its order
 * @param memory bytes that it keeps; -1 where that is not known
 * @param ending how it ended; {@code null} while it lives
 */
public record Report(
        long link,
        int attempt,
        Place place,
        List<Said> lines,
        long memory,
        @Nullable String ending) implements Serializable {

    /**
     * A line.
     *
     * @param message whether it stood on standard output
     */
    public record Said(boolean message, String text) implements Serializable {}

    public Report {
        lines = List.copyOf(lines);
    }

    public Optional<String> ended() {
        return Optional.ofNullable(ending);
    }
}
