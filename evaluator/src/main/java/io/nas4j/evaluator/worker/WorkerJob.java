package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.attempt.TrialWatch;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;

/**
 * One request to one worker: what the worker says until it is done, dead, or beyond a limit.
 *
 * @param <R> what comes of it
 */
abstract class WorkerJob<R> {

    private final WorkerProcess worker;
    private final TrialWatch watch;
    private final String dataset;
    private boolean clean;

    /**
     * Begins with an idle worker.
     *
     * @param dataset that the worker reads, for a sentence about it
     */
    WorkerJob(WorkerProcess worker, TrialWatch watch, String dataset) {
        this.worker = worker;
        this.watch = watch;
        this.dataset = dataset;
    }

    /** Whether the worker is as good as before: neither in the middle of something nor of doubtful state. */
    final boolean leavesWorkerClean() {
        return clean;
    }

    /**
     * Has the request answered. Where the worker died, the message is how.
     *
     * @throws InvalidInputException where the worker found data set or engine wrong
     * @throws WorkerDiedException where it died or went beyond a limit while it read images, which no network is to blame for
     * @throws WorkFailedException where it could not do something outside the request, such as writing a file
     */
    final R run(String request, EpochListener listener) throws InterruptedException {
        worker.send(request);
        long looked = System.nanoTime();
        while (true) {
            Optional<Message> heard = worker.next(ProcessMemory.interval());
            Optional<R> end = heard.isPresent() ? after(heard.get(), listener) : Optional.empty();
            if (end.isPresent()) {
                return end.get();
            }
            long now = System.nanoTime();
            if (now - looked >= ProcessMemory.interval()) {
                looked = now;
                Optional<Outcome.Failed> exceeded = watch.exceeded();
                if (exceeded.isPresent() && watch.readsImages()) {
                    throw new WorkerDiedException("a worker cannot read data set " + dataset + ": "
                            + exceeded.get().message());
                }
                if (exceeded.isPresent()) {
                    return ended(exceeded.get());
                }
            }
        }
    }

    private Optional<R> after(Message message, EpochListener listener) throws InterruptedException {
        if (message instanceof Message.Invalid invalid) {
            clean = true;
            throw new InvalidInputException(invalid.message());
        }
        if (message instanceof Message.WorkFailed failed) {
            clean = true;
            throw new WorkFailedException(failed.message());
        }
        if (message instanceof Message.Gone && watch.readsImages()) {
            throw new WorkerDiedException("a worker died while it read data set " + dataset + ": " + worker.obituary());
        }
        if (message instanceof Message.Gone) {
            return Optional.of(ended(new Outcome.Failed(FailureCause.CRASHED, worker.obituary())));
        }
        if (message instanceof Message.Lost) {
            watch.lost();
            lost();
            listener.restarted();
            return Optional.empty();
        }
        if (message instanceof Message.Reading) {
            watch.reading();
            listener.reading();
            return Optional.empty();
        }
        if (message instanceof Message.Progress || message instanceof Message.Ready) {
            watch.heard();
            listener.progress();
            return Optional.empty();
        }
        return heard(message, listener);
    }

    /** The worker has answered and may go on with another request. */
    final void answered(boolean leftClean) {
        clean = leftClean;
    }

    /** What this kind of request alone hears of; empty where it goes on. */
    abstract Optional<R> heard(Message message, EpochListener listener);

    /** The worker's machine is lost, and the request is answered anew elsewhere. */
    abstract void lost();

    /** What it means that the worker died or went beyond a limit. */
    abstract R ended(Outcome.Failed failed);
}
