package io.nas4j.core.trial;

/** Why a trial failed. */
public enum FailureCause {
    /** The loss became NaN or infinite, or stayed at what guessing gives. */
    DIVERGED,
    /** Of the worker, or of what it may have. */
    OUT_OF_MEMORY,
    /** It took longer than it may, or stood still. */
    TIMEOUT,
    /** The worker process died, and another one in the second attempt. */
    CRASHED,
    /** It breaks a constraint and was never trained. */
    REJECTED,
    /** Anything else; the message of the trial says what. */
    ERROR
}
