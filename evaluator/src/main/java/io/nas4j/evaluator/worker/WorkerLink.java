package io.nas4j.evaluator.worker;

import java.io.IOException;
import java.util.OptionalLong;

/** A worker process, wherever it runs. Used by one thread at a time, but for {@link #kill}. */
public interface WorkerLink {

    boolean alive();

    /** Sends a line. */
    void send(String line) throws IOException;

    /** Bytes that it keeps; empty where that is not known. */
    OptionalLong memory();

    /** Bytes that it may keep unless a limit is given: its share of the machine that it runs on. */
    long share();

    /**
     * The request has been answered, and the worker is as good as before.
     *
     * @param room whether it keeps less than half of what it may: it is better replaced where it does not
     * @return whether this link takes another request; otherwise it is over, and its host keeps the process for later links
     */
    boolean rest(boolean room);

    /** Ends the process at once. */
    void kill();

    /** How it ended, in words; waits a moment for that. */
    String ending() throws InterruptedException;
}
