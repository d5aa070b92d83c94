package io.nas4j.cluster.report;

import io.nas4j.cluster.wire.Frame;
import java.util.List;

/**
 * What the driver answers a report. It travels as a text, since Spark reads answers where it knows no classes of ours.
 *
 * @param lines for the worker
 * @param verdict what becomes of it
 */
public record Reply(List<String> lines, Verdict verdict) {

    /** What becomes of a worker. */
    public enum Verdict {
        GO_ON,
        /** The job is over, and the process waits for another. */
        KEEP,
        /** The job is over, and so is the process. */
        KILL
    }

    public Reply {
        lines = List.copyOf(lines);
    }

    /** The reply that {@link #text} wrote. */
    public static Reply parse(String text) {
        Frame frame = Frame.parse(text);
        return new Reply(frame.fields(), Verdict.valueOf(frame.word()));
    }

    public String text() {
        return new Frame(verdict.name(), lines).text();
    }
}
