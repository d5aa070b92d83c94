package io.nas4j.controller.proposal;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.ForwardingSpace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A space that excludes networks that crashed a worker. A uniform draw may still build one, but the space permits none. */
public final class SoundNetworks extends ForwardingSpace {

    private final Map<String, Choices> deadly = new LinkedHashMap<>();

    public SoundNetworks(DecisionSpace space) {
        super(space);
    }

    /** Excludes the network that these choices build, and so every sequence that builds it. */
    public void bar(Choices choices) {
        deadly.putIfAbsent(space.identity(choices), choices);
    }

    /** The excluded networks, in the order in which they were excluded. */
    public Collection<Choices> barred() {
        return deadly.values();
    }

    @Override
    public boolean permits(Choices choices) {
        return !deadly.containsKey(space.identity(choices)) && space.permits(choices);
    }

    @Override
    public boolean constrained() {
        return !deadly.isEmpty() || space.constrained();
    }
}
