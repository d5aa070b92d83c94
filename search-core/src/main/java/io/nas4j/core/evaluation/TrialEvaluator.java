package io.nas4j.core.evaluation;

import io.nas4j.core.trial.Outcome;

/**
 * Trains and judges networks. Safe to call from as many threads as it has workers; each call blocks until its network is
 * done. A network that fails is an {@link Outcome.Failed}, not an exception; equal requests give equal outcomes.
 */
public interface TrialEvaluator extends AutoCloseable {

    Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException;

    @Override
    void close();
}
