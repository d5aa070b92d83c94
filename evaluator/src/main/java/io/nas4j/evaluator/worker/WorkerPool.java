package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Trains each network in one of several worker processes. They start when first needed, live for many trials and keep
 * their data set in memory; one that dies is replaced, and its trial is tried once more on a fresh one.
 */
public final class WorkerPool implements TrialEvaluator {

    private static final int MAX_WORKERS = 4096;

    private final WorkerCommand command;
    private final Consumer<String> log;
    private final Semaphore places;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> running = new HashSet<>();
    private boolean closed;

    /**
     * Makes a pool; no process is started yet.
     *
     * @param workers how many trials run at a time
     * @param log is given every line that workers print, from several threads
     */
    public WorkerPool(int workers, WorkerCommand command, Consumer<String> log) {
        this.command = command;
        this.log = log;
        this.places = new Semaphore(Require.between("workers", workers, 1, MAX_WORKERS), true);
    }

    /**
     * Trains a network in a worker, waiting for a free one. An interrupt kills the worker.
     *
     * @throws InvalidInputException where the worker found data set or engine wrong
     * @throws WorkFailedException where workers cannot start, a file cannot be written, or the pool is closed meanwhile
     */
    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
        places.acquire();
        try {
            EpochListener epochs = new NewEpochs(listener);
            Outcome outcome = attempt(request, epochs);
            boolean crashed = outcome instanceof Outcome.Failed failed && failed.cause() == FailureCause.CRASHED;
            return crashed ? attempt(request, epochs) : outcome;
        } finally {
            places.release();
        }
    }

    private Outcome attempt(EvaluationRequest request, EpochListener listener) throws InterruptedException {
        WorkerProcess worker = take();
        boolean healthy = false;
        try {
            worker.send(Protocol.format(request));
            Message message = worker.next();
            while (message instanceof Message.EpochDone done) {
                listener.epoch(done.epoch());
                message = worker.next();
            }
            healthy = leavesHealthy(message);
            return outcome(message, worker);
        } finally {
            giveBack(worker, healthy);
        }
    }

    private static boolean leavesHealthy(Message last) {
        boolean outOfMemory = last instanceof Message.Done done
                && done.outcome() instanceof Outcome.Failed failed
                && failed.cause() == FailureCause.OUT_OF_MEMORY;
        return !(last instanceof Message.Gone) && !outOfMemory;
    }

    private Outcome outcome(Message last, WorkerProcess worker) throws InterruptedException {
        if (last instanceof Message.Done done) {
            return done.outcome();
        }
        if (last instanceof Message.Invalid invalid) {
            throw new InvalidInputException(invalid.message());
        }
        if (last instanceof Message.WorkFailed failed) {
            throw new WorkFailedException(failed.message());
        }
        checkOpen();
        return new Outcome.Failed(FailureCause.CRASHED, "the worker process died: " + worker.obituary());
    }

    private WorkerProcess take() throws InterruptedException {
        synchronized (this) {
            checkOpen();
            while (!idle.isEmpty()) {
                WorkerProcess worker = idle.pop();
                if (worker.alive()) {
                    running.add(worker);
                    return worker;
                }
            }
        }
        WorkerProcess fresh = WorkerProcess.start(command, log);
        synchronized (this) {
            running.add(fresh);
            if (closed) {
                fresh.kill();
            }
        }
        return fresh;
    }

    private synchronized void giveBack(WorkerProcess worker, boolean healthy) {
        running.remove(worker);
        if (healthy && !closed) {
            idle.push(worker);
        } else {
            worker.kill();
        }
    }

    private synchronized void checkOpen() {
        if (closed) {
            throw new WorkFailedException("the workers were stopped while a network was being trained");
        }
    }

    /** Kills all workers; what they train ends with a {@link WorkFailedException}. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(WorkerProcess::kill);
        idle.clear();
        running.forEach(WorkerProcess::kill);
    }
}
