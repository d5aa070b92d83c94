package io.nas4j.controller;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The networks that a strategy has proposed, by fingerprint, so that none is proposed again under any spelling, and none
 * that breaks a constraint of the space.
 */
public final class ProposedNetworks {

    /** So many uniform draws without a new network, and a space counts as exhausted. */
    public static final int UNIFORM_DRAWS = 1_000;

    private final SearchSpace space;
    private final Set<String> fingerprints = new HashSet<>();

    public ProposedNetworks(SearchSpace space) {
        this.space = space;
    }

    /**
     * The first drawn sequence that builds a new network within the constraints, which counts as proposed from now on.
     *
     * @param draws the most that are tried
     */
    public Optional<Choices> firstNew(int draws, Supplier<Choices> source) {
        for (int i = 0; i < draws; i++) {
            Choices choices = source.get();
            Architecture architecture = space.build(choices);
            if (space.permits(architecture) && fingerprints.add(Fingerprint.of(architecture))) {
                return Optional.of(choices);
            }
        }
        return Optional.empty();
    }
}
