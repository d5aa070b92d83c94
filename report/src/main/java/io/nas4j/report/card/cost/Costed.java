package io.nas4j.report.card.cost;

import io.nas4j.core.trial.TrialOutline;

/**
 * A trial and what its network costs.
 *
 * @param cost NaN where it is not known
 */
record Costed(TrialOutline trial, double cost) {

    int number() {
        return trial.number();
    }

    /** A fraction; NaN where it has none. */
    double accuracy() {
        return trial.accuracy().orElse(Double.NaN);
    }
}
