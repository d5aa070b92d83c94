package io.nas4j.core.trial;

/** Why a trial failed. */
public enum FailureCause {
    /** The loss became NaN or infinite. */
    DIVERGED,
    OUT_OF_MEMORY,
    TIMEOUT,
    /** The worker process died. */
    CRASHED,
    /** It breaks a constraint and was never trained. */
    REJECTED,
    ERROR
}
