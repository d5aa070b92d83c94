package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.attempt.MemoryLimit;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.process.WorkerProgram;
import java.io.IOException;

/** Workers that are children of this process. */
final class LocalHost implements WorkerHost {

    private final WorkerCommand command;
    private final int workers;

    LocalHost(WorkerProgram program, int workers) {
        this(WorkerCommand.of(program), workers);
    }

    /**
     * Starts nothing yet.
     *
     * @param workers that share the memory of this machine
     */
    LocalHost(WorkerCommand command, int workers) {
        this.command = command;
        this.workers = workers;
    }

    @Override
    public WorkerLink connect(WorkerEar ear) {
        try {
            return new LocalLink(command.process().start(), ear, MemoryLimit.share(workers));
        } catch (IOException e) {
            throw new WorkFailedException("a worker process cannot be started: " + e.getMessage(), e);
        }
    }

    /** Each is ended by whoever has its link. */
    @Override
    public void close() {
        // nothing is kept here
    }
}
