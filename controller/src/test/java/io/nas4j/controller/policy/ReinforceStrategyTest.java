package io.nas4j.controller.policy;

import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;

class ReinforceStrategyTest extends PolicyStrategyContract {

    /** Fewer units than by default: the contract is the same, and the replays take seconds. */
    private static final ReinforceOptions SMALL = ReinforceOptions.parse(StrategyOptions.parse("reinforce:hidden=8"));

    @Override
    protected SearchStrategy create(StrategyContext context) {
        return new ReinforceStrategy(context, SMALL);
    }
}
