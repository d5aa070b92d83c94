package io.nas4j.cli.runtime;

import io.nas4j.core.trial.Trial;

/** Where finished trials are written besides the storage. */
interface TrialSink {

    /**
     * Writes a finished trial, once or again.
     *
     * @param trial with its epochs
     * @throws io.nas4j.core.WorkFailedException where that fails; the trial is stored all the same
     */
    void write(Trial trial) throws InterruptedException;

    /** Called when no trial follows. */
    default void end() throws InterruptedException {}
}
