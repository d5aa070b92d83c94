package io.nas4j.controller.proposal;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;

/** The part of a reward that is known before a network is trained: what makes a reward of its accuracy. */
public final class CostFactor {

    private final DecisionSpace space;
    private final Objective objective;

    public CostFactor(StrategyContext context) {
        this.space = context.space();
        this.objective = context.objective();
    }

    /** The reward of an accuracy of 1. Costs are not asked for where they do not count. */
    public double of(Choices choices) {
        return objective.exponent() == 0 ? 1 : objective.reward(1, space.cost(objective.cost(), choices));
    }
}
