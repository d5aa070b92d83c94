package io.nas4j.core;

/**
 * The work itself failed, though the input was right: a worker that cannot start, a store that cannot be written. The
 * message is one sentence; the command line ends with exit code 1.
 */
public class WorkFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkFailedException(String message) {
        super(message);
    }

    public WorkFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
