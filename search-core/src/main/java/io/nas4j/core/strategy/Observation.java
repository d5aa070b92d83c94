package io.nas4j.core.strategy;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.Choices;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a strategy is told of a finished trial.
 *
 * @param state {@code COMPLETE}, {@code PRUNED} or {@code FAILED}
 * @param cause why it failed
 * @param accuracy a fraction; of a pruned trial the best so far; empty where it failed
 * @param reward of a complete trial
 * @param objectives what else its training measured
 */
public record Observation(
        Choices choices,
        TrialState state,
        Optional<FailureCause> cause,
        OptionalDouble accuracy,
        OptionalDouble reward,
        OtherObjectives objectives) {

    /** A trial whose training measured nothing else. */
    public Observation(
            Choices choices,
            TrialState state,
            Optional<FailureCause> cause,
            OptionalDouble accuracy,
            OptionalDouble reward) {
        this(choices, state, cause, accuracy, reward, OtherObjectives.NONE);
    }

    /** A trial that was trained to its end. */
    public static Observation complete(Choices choices, double accuracy, double reward) {
        return new Observation(
                choices, TrialState.COMPLETE, Optional.empty(), OptionalDouble.of(accuracy), OptionalDouble.of(reward));
    }

    /** A trial that failed. */
    public static Observation failed(Choices choices, FailureCause cause) {
        return new Observation(
                choices, TrialState.FAILED, Optional.of(cause), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
