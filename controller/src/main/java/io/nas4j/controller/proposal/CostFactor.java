package io.nas4j.controller.proposal;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;

/**
 * The factor of a reward that is known before training. Accuracy times this factor is the reward, unless the reward weighs what
 * only a training measures: then it is 1.
 */
public final class CostFactor {

    private final DecisionSpace space;
    private final Objective objective;

    public CostFactor(StrategyContext context) {
        this.space = context.space();
        this.objective = context.objective();
    }

    /** Whether accuracy times the factor is the reward. */
    public boolean known() {
        return objective.measured().isEmpty();
    }

    /** The reward of an accuracy of 1. It computes costs only where the objective uses them. */
    public double of(Choices choices) {
        return objective.exponent() == 0 || !known() ? 1 : objective.reward(1, space.cost(objective.cost(), choices));
    }
}
