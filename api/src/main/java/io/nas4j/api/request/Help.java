package io.nas4j.api.request;

import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.trial.Signal;

/**
 * What helps a strategy.
 *
 * @param pruner what ends unpromising trials early, as {@code asha:eta=3}; {@code none}
 * @param warmStart what opens the search, as {@code zero-cost:8}; {@code none}
 * @param signal what strategy and pruner are told of a training
 * @param scores of untrained networks that the strategy may know beforehand, by name with commas between; {@code none}, or
 *     {@code auto}
 */
public record Help(String pruner, String warmStart, Signal signal, String scores) {

    /** The scores that the engine computes cheaply, or that a table has. */
    public static final String AUTO = "auto";

    /** No pruner and no warm start; accuracies, and the scores that are usual. */
    public static final Help USUAL = new Help(SearchPlan.NONE, SearchPlan.NONE, Signal.ACCURACY, AUTO);

    /** The same with another pruner. */
    public Help withPruner(String other) {
        return new Help(other, warmStart, signal, scores);
    }

    /** The same with other scores. */
    public Help withScores(String other) {
        return new Help(pruner, warmStart, signal, other);
    }

    /** Whether there is a pruner. */
    public boolean prunes() {
        return !pruner.equals(SearchPlan.NONE);
    }
}
