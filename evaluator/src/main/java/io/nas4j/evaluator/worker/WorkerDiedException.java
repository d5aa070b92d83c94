package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;

/** A worker process ended before it was ready. */
final class WorkerDiedException extends WorkFailedException {

    private static final long serialVersionUID = 1L;

    WorkerDiedException(String message) {
        super(message);
    }
}
