package io.nas4j.controller.policy;

import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import java.util.Optional;

/**
 * Proposes what an LSTM policy samples, and trains the policy by proximal policy optimization (Schulman et al. 2017; NASNet,
 * appendix A; MnasNet, section 4) whenever a batch of trials has finished: several steps on the last trials, the older ones
 * too. How likely the policy was to draw a network is kept from when it proposed it, so that results that come late, or are
 * learned from again, are weighed as what they are.
 */
public final class PpoStrategy implements SearchStrategy {

    private final PolicySearch search;

    public PpoStrategy(StrategyContext context, PpoOptions options) {
        this.search = new PolicySearch(context, "ppo", options.settings());
    }

    @Override
    public Optional<Choices> propose() {
        return search.propose();
    }

    @Override
    public void observe(Observation observation) {
        search.observe(observation);
    }
}
