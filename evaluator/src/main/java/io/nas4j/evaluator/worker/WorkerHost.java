package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;

/** Where worker processes run. Used by several threads. */
public interface WorkerHost extends AutoCloseable {

    /**
     * Has a worker started, or takes one that waits; blocks where no place is free. The worker then says that it is ready.
     *
     * @throws WorkFailedException where none can be started
     */
    WorkerLink connect(WorkerEar ear) throws InterruptedException;

    /** Ends what it has started. Threads that wait in {@link #connect} get a {@link WorkFailedException}. */
    @Override
    void close();
}
