package io.nas4j.controller.proposal;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A new network near those that a strategy would breed: its children first, then children with one decision more changed,
 * then two, four and eight, at last any network.
 */
public final class WideningVariation {

    private static final int[] CHANGES = {0, 1, 2, 4, 8};

    private static final int DRAWS = 10;

    /** Where the space has constraints: draws that break one are cheap, and a child's parents do not see them. */
    private static final int CONSTRAINED_DRAWS = 100;

    private final DecisionSpace space;
    private final ProposedNetworks proposed;
    private final RandomGenerator random;

    public WideningVariation(DecisionSpace space, ProposedNetworks proposed, RandomGenerator random) {
        this.space = space;
        this.proposed = proposed;
        this.random = random;
    }

    /** A network that counts as proposed from now on; empty when the space is exhausted. */
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
