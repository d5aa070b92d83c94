package io.nas4j.controller.policy;

import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import java.util.Optional;

/**
 * Proposes what an LSTM policy samples, and trains the policy with REINFORCE whenever a batch of trials has finished
 * (NASNet, appendix A; MnasNet, section 3). With several workers the policy has moved on by a few trials when a trial's
 * result comes; the gradient is taken as if it had not.
 */
public final class ReinforceStrategy implements SearchStrategy {

    private final PolicySearch search;

    public ReinforceStrategy(StrategyContext context, ReinforceOptions options) {
        this.search = new PolicySearch(context, "reinforce", options.settings());
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
