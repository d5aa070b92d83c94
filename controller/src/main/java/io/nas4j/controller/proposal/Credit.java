package io.nas4j.controller.proposal;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.DecisionSpace;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a strategy learns from a trial, as a finite number. A pruned network counts by its accuracy so far. A network that
 * failed by itself (diverged, too large, too slow, refused) counts as the worst so far. A crash or an error says nothing about
 * the network, so a strategy learns nothing from it.
 */
public final class Credit {

    private final Function<Observation, OptionalDouble> measure;
    private double lowest = Double.POSITIVE_INFINITY;

    private Credit(Function<Observation, OptionalDouble> measure) {
        this.measure = measure;
    }

    /** In rewards. */
    public static Credit ofRewards(StrategyContext context) {
        DecisionSpace space = context.space();
        Objective objective = context.objective();
        return new Credit(observation -> {
            if (observation.state() == TrialState.COMPLETE
                    || observation.accuracy().isEmpty()) {
                return observation.reward();
            }
            double accuracy = observation.accuracy().getAsDouble();
            if (objective.measured().isPresent()) {
                OptionalDouble measured =
                        observation.objectives().find(objective.measured().get());
                return measured.isPresent() && measured.getAsDouble() > 0
                        ? OptionalDouble.of(objective.reward(accuracy, measured.getAsDouble()))
                        : OptionalDouble.empty();
            }
            return OptionalDouble.of(objective.reward(accuracy, space.cost(objective.cost(), observation.choices())));
        });
    }

    /** In accuracies, as fractions. */
    public static Credit ofAccuracies() {
        return new Credit(Observation::accuracy);
    }

    public void save(StateOutput to) {
        to.decimal(lowest);
    }

    public void restore(StateInput from) {
        lowest = from.decimal();
    }

    /** The value to learn; empty where there is none. Call it once for each trial, in order. */
    public OptionalDouble of(Observation observation) {
        OptionalDouble measured = measure.apply(observation);
        if (measured.isPresent() && Double.isFinite(measured.getAsDouble())) {
            lowest = Math.min(lowest, measured.getAsDouble());
            return measured;
        }
        boolean itsOwnFault = observation
                .cause()
                .map(cause -> cause != FailureCause.CRASHED && cause != FailureCause.ERROR)
                .orElse(true);
        return itsOwnFault && lowest < Double.POSITIVE_INFINITY ? OptionalDouble.of(lowest) : OptionalDouble.empty();
    }
}
