package io.nas4j.core.evaluation;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import java.util.SortedMap;

/**
 * Holds trials back while it is told to {@link #pause}, and begins none once it is told to stop. {@link #stop} lets what runs come to
 * the end of its epoch, or to where it is kept; {@link #stopBehindTrials} lets it come to its end. A trial whose last epoch that was ends as
 * ever; every other call of {@link #evaluate} ends with an {@link InterruptedException}, and none before all have come so
 * far, so that the first one's exception takes nothing from the others.
 */
public final class StoppableEvaluator implements TrialEvaluator {

    private final TrialEvaluator evaluator;
    private int running;
    private boolean paused;
    private boolean stopping;
    private boolean hurrying;

    public StoppableEvaluator(TrialEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Nothing begins from now on. Returns how many trials are still running. */
    public synchronized int stop() {
        hurrying = true;
        return stopBehindTrials();
    }

    /** Nothing begins from now on; the trials that run end as ever. Returns how many these are. */
    public synchronized int stopBehindTrials() {
        stopping = true;
        notifyAll();
        return running;
    }

    /** No trial begins until {@link #goOn}; those that run end as ever. */
    public synchronized void pause() {
        paused = true;
    }

    /** Trials begin again. */
    public synchronized void goOn() {
        paused = false;
        notifyAll();
    }

    /** Whether it was told to stop. */
    public synchronized boolean stopping() {
        return stopping;
    }

    @Override
    public synchronized void awaitTurn() throws InterruptedException {
        while (paused && !stopping) {
            wait();
        }
        if (stopping) {
            throw interruptedAfterAll();
        }
        evaluator.awaitTurn();
    }

    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
        enter();
        try {
            return evaluator.evaluate(
                    request, new UntilStopped(listener, request.task().recipe().epochs()));
        } catch (StoppedException e) {
            // ends below, with the others
        } finally {
            leave();
        }
        throw interruptedAfterAll();
    }

    @Override
    public SortedMap<String, Score> score(ScoreRequest request, EpochListener listener) throws InterruptedException {
        enter();
        try {
            return evaluator.score(request, listener);
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (stopping) {
            throw interruptedAfterAll();
        }
        running++;
    }

    private synchronized void leave() {
        running--;
        notifyAll();
    }

    private synchronized InterruptedException interruptedAfterAll() throws InterruptedException {
        while (running > 0) {
            wait();
        }
        return new InterruptedException("stopped between two steps");
    }

    /** Leaves a trial whose epoch has ended. */
    private final class UntilStopped implements EpochListener {

        private final EpochListener listener;
        private final int epochs;

        UntilStopped(EpochListener listener, int epochs) {
            this.listener = listener;
            this.epochs = epochs;
        }

        @Override
        public void epoch(Epoch epoch) {
            listener.epoch(epoch);
            if (epoch.number() < epochs) {
                leaveIfStopping();
            }
        }

        @Override
        public void reading() {
            listener.reading();
        }

        @Override
        public void progress() {
            listener.progress();
        }

        @Override
        public void kept() {
            listener.kept();
            leaveIfStopping();
        }

        @Override
        public void trained(Outcome outcome) {
            listener.trained(outcome);
        }

        @Override
        public void restarted() {
            leaveIfStopping();
            listener.restarted();
        }

        private void leaveIfStopping() {
            if (hurrying()) {
                throw new StoppedException();
            }
        }
    }

    /** Goes through every evaluator, as what a listener could not do does. */
    private static final class StoppedException extends WorkFailedException {

        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("the search was stopped between two steps");
        }
    }

    private synchronized boolean hurrying() {
        return hurrying;
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
