package io.nas4j.controller.plain;

import io.nas4j.controller.proposal.DrawnState;
import io.nas4j.controller.proposal.ProposedNetworks;
import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import java.util.Optional;

/** Draws sequences of decisions, each equally likely, and no network twice. */
public final class RandomStrategy implements SearchStrategy {

    private final SavedRandom stream;
    private final ProposedNetworks proposed;

    public RandomStrategy(StrategyContext context) {
        this.stream = context.random().saved("random.proposals");
        this.proposed = new ProposedNetworks(context);
    }

    @Override
    public Optional<Choices> propose() {
        return proposed.anyNew(stream);
    }

    @Override
    public void observe(Observation observation) {
        proposed.know(observation.choices());
    }

    @Override
    public Optional<StrategyState> state() {
        return Optional.of(new DrawnState("random 1", stream, proposed));
    }
}
