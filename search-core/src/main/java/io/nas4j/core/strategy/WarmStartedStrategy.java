package io.nas4j.core.strategy;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Proposes given networks first, then what another strategy proposes that is told of them all. */
public final class WarmStartedStrategy implements SearchStrategy {

    private final DecisionSpace space;
    private final Iterator<Choices> first;
    private final SearchStrategy then;
    /** Given networks that the other strategy neither was told of nor has proposed. */
    private final Set<String> unheard = new HashSet<>();

    /** @param first different networks of the space */
    public WarmStartedStrategy(DecisionSpace space, List<Choices> first, SearchStrategy then) {
        this.space = space;
        this.first = List.copyOf(first).iterator();
        this.then = then;
        first.forEach(choices -> unheard.add(space.identity(choices)));
    }

    /**
     * With several workers the other strategy may come upon a given network before it is told of it: that is passed over,
     * once, for it may be one that repeats networks on purpose.
     */
    @Override
    public Optional<Choices> propose() {
        if (first.hasNext()) {
            return Optional.of(first.next());
        }
        Optional<Choices> proposal = then.propose();
        while (proposal.isPresent() && unheard.remove(space.identity(proposal.get()))) {
            proposal = then.propose();
        }
        return proposal;
    }

    @Override
    public void observe(Observation observation) {
        unheard.remove(space.identity(observation.choices()));
        then.observe(observation);
    }

    @Override
    public void close() {
        then.close();
    }
}
