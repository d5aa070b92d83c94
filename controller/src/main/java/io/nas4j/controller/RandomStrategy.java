package io.nas4j.controller;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws sequences of decisions, each equally likely, and no network twice. */
public final class RandomStrategy implements SearchStrategy {

    private final SearchSpace space;
    private final SplittableRandom stream;
    private final ProposedNetworks proposed;

    public RandomStrategy(SearchSpace space, RandomStreams random) {
        this.space = space;
        this.stream = random.stream("random.proposals");
        this.proposed = new ProposedNetworks(space);
    }

    @Override
    public Optional<Choices> propose() {
        return proposed.firstNew(ProposedNetworks.UNIFORM_DRAWS, () -> space.uniform(stream));
    }

    @Override
    public void observe(Observation observation) {}
}
