package io.nas4j.core.evaluation;

import io.nas4j.core.trial.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trains and judges networks. Safe to call from as many threads as it has workers; each call blocks until its network is
 * done. A network that fails is an {@link Outcome.Failed}, not an exception; equal requests give equal outcomes.
 */
public interface TrialEvaluator extends AutoCloseable {

    /**
     * Waits while no trial may begin; asked before each is stored as begun.
     *
     * @throws InterruptedException where none begins any more
     */
    default void awaitTurn() throws InterruptedException {}

    /**
     * Trains a network and judges it; blocks until it is done.
     *
     * @param request what to train, and how
     * @param listener hears of each epoch as it ends
     * @throws InterruptedException where this thread was interrupted; nothing of the training is left running
     */
    Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException;

    /**
     * Scores an untrained network, in the time that a few batches take; blocks until it is done. A score that fails, and be it
     * by the death of a worker, is missing with a problem, and no exception; equal requests give equal values.
     *
     * @return each of the scores that were asked for
     */
    default SortedMap<String, Score> score(ScoreRequest request, EpochListener listener) throws InterruptedException {
        SortedMap<String, Score> none = new TreeMap<>();
        request.scores().forEach(name -> none.put(name, Score.missing("nothing here computes scores", 0)));
        return none;
    }

    @Override
    void close();
}
