package io.nas4j.api.workplace;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.InvalidInputException;

/**
 * Refuses to train for a study whose trials are asked for and told.
 *
 * @param study the study's name
 */
record AskedElsewhere(String study) implements TrialEvaluator {

    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
        throw new InvalidInputException("the trials of study " + study
                + " are trained by whoever asks for them, by 'nas4j ask " + study + "': nothing here trains them");
    }

    @Override
    public void close() {}
}
