package io.nas4j.controller;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.Metric;
import java.util.OptionalDouble;

/**
 * What a strategy learns from a trial, as a finite reward. A network that failed by itself (diverged, too large, too slow,
 * refused) counts as the lowest reward so far; a pruned one has the reward of its accuracy so far; a crash or an error says
 * nothing about the network and teaches nothing.
 */
public final class Credit {

    private final DecisionSpace space;
    private final Objective objective;
    private double lowest = Double.POSITIVE_INFINITY;

    public Credit(StrategyContext context) {
        this.space = context.space();
        this.objective = context.objective();
    }

    /** The reward to learn from; empty where there is nothing to learn. To be asked once for each trial, in order. */
    public OptionalDouble of(Observation observation) {
        OptionalDouble reward = measured(observation);
        if (reward.isPresent()) {
            lowest = Math.min(lowest, reward.getAsDouble());
            return reward;
        }
        boolean itsOwnFault = observation
                .cause()
                .map(cause -> cause != FailureCause.CRASHED && cause != FailureCause.ERROR)
                .orElse(true);
        return itsOwnFault && lowest < Double.POSITIVE_INFINITY ? OptionalDouble.of(lowest) : OptionalDouble.empty();
    }

    private OptionalDouble measured(Observation observation) {
        OptionalDouble reward = switch (observation.state()) {
            case COMPLETE -> observation.reward();
            case PRUNED ->
                observation.accuracy().isPresent()
                        ? OptionalDouble.of(objective.reward(
                                observation.accuracy().getAsDouble(), space.cost(Metric.MACS, observation.choices())))
                        : OptionalDouble.empty();
            case FAILED, WAITING, RUNNING -> OptionalDouble.empty();
        };
        return reward.isPresent() && Double.isFinite(reward.getAsDouble()) ? reward : OptionalDouble.empty();
    }
}
