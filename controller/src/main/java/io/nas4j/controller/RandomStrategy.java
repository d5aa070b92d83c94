package io.nas4j.controller;

import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws sequences of decisions, each equally likely, and no network twice. */
public final class RandomStrategy implements SearchStrategy {

    private final SplittableRandom stream;
    private final ProposedNetworks proposed;

    public RandomStrategy(StrategyContext context) {
        this.stream = context.random().stream("random.proposals");
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
}
