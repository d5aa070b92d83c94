package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;

/** One attempt at a trial in one worker: what the worker says until it is done, dead, or beyond a limit. */
final class WorkerTrial {

    private final WorkerProcess worker;
    private final TrialWatch watch;
    private final String dataset;
    private Optional<Outcome> trained = Optional.empty();
    private boolean clean;

    /**
     * Begins with an idle worker.
     *
     * @param dataset that the worker reads, for a sentence about it
     */
    WorkerTrial(WorkerProcess worker, TrialWatch watch, String dataset) {
        this.worker = worker;
        this.watch = watch;
        this.dataset = dataset;
    }

    /** Whether the worker is as good as before: neither in the middle of something nor of doubtful state. */
    boolean leavesWorkerClean() {
        return clean;
    }

    /**
     * Has a network trained. Where the worker died, the message is how.
     *
     * @throws InvalidInputException where the worker found data set or engine wrong
     * @throws WorkerDiedException where it died or went beyond a limit while it read images, which no network is to blame for
     * @throws WorkFailedException where it could not do something outside the trial, such as writing a file
     */
    Outcome run(String request, EpochListener listener) throws InterruptedException {
        worker.send(request);
        long looked = System.nanoTime();
        while (true) {
            Optional<Message> heard = worker.next(ProcessMemory.interval());
            Optional<Outcome> end = heard.isPresent() ? after(heard.get(), listener) : Optional.empty();
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

    private Optional<Outcome> after(Message message, EpochListener listener) throws InterruptedException {
        if (message instanceof Message.EpochDone done) {
            watch.epoch(done.epoch().number());
            listener.epoch(done.epoch());
            return Optional.empty();
        }
        if (message instanceof Message.Done done) {
            clean = isClean(done.outcome());
            return Optional.of(done.outcome() instanceof Outcome.Failed failed ? ended(failed) : done.outcome());
        }
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
        if (message instanceof Message.Reading) {
            watch.reading();
            listener.reading();
            return Optional.empty();
        }
        if (message instanceof Message.Trained done) {
            trained = Optional.of(done.outcome());
            watch.trained();
            listener.trained(done.outcome());
            return Optional.empty();
        }
        watch.heard();
        listener.progress();
        return Optional.empty();
    }

    /** What the worker's end means: a network that is trained is not lost because measuring it went wrong. */
    private Outcome ended(Outcome.Failed failed) {
        return trained.map(outcome -> outcome.withNote(Optional.of(LocalEvaluator.NOT_TIMED + failed.message())))
                .orElse(failed);
    }

    /** What was thrown, in training or in measuring, may have left native memory or threads behind. */
    private static boolean isClean(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                ? failed.cause() == FailureCause.DIVERGED
                : outcome.note().isEmpty();
    }
}
