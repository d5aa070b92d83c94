package io.nas4j.evaluator.worker;

import java.util.List;

/** What whoever passes a worker's lines on must know of them. Reads no JSON, so that it runs where there is no library for it. */
public final class WorkerLines {

    private static final List<String> ANSWERS = List.of("done", "scored", "invalid", "work-failed");

    private WorkerLines() {}

    /** Whether a worker that says this line waits for a request. */
    public static boolean ready(String line) {
        return says("ready", line);
    }

    /** Whether a worker that says this line has answered its request. */
    public static boolean answers(String line) {
        return ANSWERS.stream().anyMatch(type -> says(type, line));
    }

    private static boolean says(String type, String line) {
        return line.contains(Protocol.PREFIX + "{\"type\":\"" + type + '"');
    }
}
