package io.nas4j.core.study;

import io.nas4j.core.trial.Signal;

/**
 * What helps a strategy.
 *
 * @param pruner what ends unpromising trials early, with its options, as the user gave it; {@code none}
 * @param warmStart what is known before the first proposal, as the user gave it; {@code none}
 * @param signal what strategy and pruner are told of a training
 */
public record Guidance(String pruner, String warmStart, Signal signal) {

    /** No pruner and no warm start; the strategy is told accuracies. */
    public static final Guidance NONE = new Guidance(SearchPlan.NONE, SearchPlan.NONE, Signal.ACCURACY);

    /** The same with another pruner. */
    public Guidance withPruner(String other) {
        return new Guidance(other, warmStart, signal);
    }

    /** The same with another warm start. */
    public Guidance withWarmStart(String other) {
        return new Guidance(pruner, other, signal);
    }

    /** The same with another signal. */
    public Guidance withSignal(Signal other) {
        return new Guidance(pruner, warmStart, other);
    }
}
