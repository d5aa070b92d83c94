package io.nas4j.core.trial;

/** Where a trial stands. A trial whose state {@link #finished} says true never changes again. */
public enum TrialState {
    WAITING,
    RUNNING,
    COMPLETE,
    PRUNED,
    FAILED;

    public boolean finished() {
        return this == COMPLETE || this == PRUNED || this == FAILED;
    }
}
