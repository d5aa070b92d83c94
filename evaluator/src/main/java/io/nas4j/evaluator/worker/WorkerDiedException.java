package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;

/** A worker process ended, or had to be ended, before it was ready or while it read images: no network is to blame. */
final class WorkerDiedException extends WorkFailedException {

    private static final long serialVersionUID = 1L;

    WorkerDiedException(String message) {
        super(message);
    }
}
