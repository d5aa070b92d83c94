package io.nas4j.controller.proposal;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Finds a new network near those that a strategy would breed. It tries children first, then children with one, two, four and
 * eight more decisions changed, and at last any network.
 */
public final class WideningVariation {

    private static final int[] CHANGES = {0, 1, 2, 4, 8};

    private static final int DRAWS = 10;

    /** Number of draws where the space has constraints. A draw that breaks one is cheap, and parents do not avoid it. */
    private static final int CONSTRAINED_DRAWS = 100;

    private final DecisionSpace space;
    private final ProposedNetworks proposed;
    private final RandomGenerator random;

    public WideningVariation(DecisionSpace space, ProposedNetworks proposed, RandomGenerator random) {
        this.space = space;
        this.proposed = proposed;
        this.random = random;
    }

    /** A network that counts as proposed from then on; empty when the space is exhausted. */
    public Optional<Choices> firstNew(Supplier<Genome> children) {
        int draws = space.constrained() ? CONSTRAINED_DRAWS : DRAWS;
        for (int changes : CHANGES) {
            Optional<Choices> found = proposed.firstNew(
                    draws, () -> changed(children.get(), changes).choices());
            if (found.isPresent()) {
                return found;
            }
        }
        return proposed.anyNew(random);
    }

    private Genome changed(Genome child, int changes) {
        Genome changed = child;
        for (int i = 0; i < changes; i++) {
            changed = changed.mutated(space, random);
        }
        return changed;
    }
}
