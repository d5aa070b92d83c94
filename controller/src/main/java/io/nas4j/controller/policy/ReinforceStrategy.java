package io.nas4j.controller.policy;

import io.nas4j.core.strategy.StrategyContext;

/**
 * Proposes what an LSTM policy samples, and trains the policy with REINFORCE whenever a batch of trials has finished
 * (NASNet, appendix A; MnasNet, section 3). With several workers the policy has moved on by a few trials when a trial's
 * result comes; the gradient is taken as if it had not.
 */
public final class ReinforceStrategy extends PolicySearch {

    public ReinforceStrategy(StrategyContext context, ReinforceOptions options) {
        super(context, "reinforce", options.settings());
    }
}
