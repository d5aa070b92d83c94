package io.nas4j.controller.policy;

import io.nas4j.core.strategy.StrategyContext;

/**
 * Proposes what an LSTM policy samples, and trains the policy by proximal policy optimization (Schulman et al. 2017; NASNet,
 * appendix A; MnasNet, section 4) whenever a batch of trials has finished: several steps on the last trials, the older ones
 * too. How likely the policy was to draw a network is kept from when it proposed it, so that results that come late, or are
 * learned from again, are weighed as what they are. Of the networks that are drawn for a proposal a critic takes one: a model
 * of the accuracies of all finished trials, in the place of the value function that PPO has where an action leads to a state.
 */
public final class PpoStrategy extends PolicySearch {

    public PpoStrategy(StrategyContext context, PpoOptions options) {
        super(context, "ppo", options.settings());
    }
}
