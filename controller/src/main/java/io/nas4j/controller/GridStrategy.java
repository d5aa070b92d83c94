package io.nas4j.controller;

import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import java.util.Iterator;
import java.util.Optional;

/** Goes through all sequences in lexicographic order, the last decision fastest, and proposes each network once. */
public final class GridStrategy implements SearchStrategy {

    private final Iterator<Choices> sequences;
    private final ProposedNetworks proposed;

    public GridStrategy(StrategyContext context) {
        this.sequences = context.space().sequences().iterator();
        this.proposed = new ProposedNetworks(context);
    }

    @Override
    public Optional<Choices> propose() {
        while (sequences.hasNext()) {
            Choices choices = sequences.next();
            if (proposed.add(choices)) {
                return Optional.of(choices);
            }
        }
        return Optional.empty();
    }

    @Override
    public void observe(Observation observation) {
        proposed.know(observation.choices());
    }
}
