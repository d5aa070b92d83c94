package io.nas4j.controller;

import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The networks that a strategy has proposed or was told of, so that none is proposed again under any spelling, unless repeats
 * are asked for, and none that breaks a constraint of the space.
 */
public final class ProposedNetworks {

    /** So many uniform draws without a new network, and what is left of the space is listed, or counts as nothing. */
    private static final int UNIFORM_DRAWS = 1_000;

    /** Spaces up to this many sequences can be listed: about a second. */
    private static final BigInteger LISTED = BigInteger.valueOf(200_000);

    private final DecisionSpace space;
    private final boolean repeats;
    private final Set<String> identities = new HashSet<>();
    /** Those that were proposed as they are: telling their networks apart again is dearer. */
    private final Set<Choices> sequences = new HashSet<>();

    private int count;
    private @Nullable List<Choices> left;

    public ProposedNetworks(StrategyContext context) {
        this.space = context.space();
        this.repeats = context.repeats();
    }

    /** How many proposals there were, and networks that were told without having been proposed. */
    public int count() {
        return count;
    }

    /** Whether the network of a sequence was proposed, or told. */
    public boolean knows(Choices choices) {
        return sequences.contains(choices) || identities.contains(space.identity(choices));
    }

    /** Whether a sequence may be proposed: its network is new, or repeats are asked for, and within the constraints. */
    public boolean isNew(Choices choices) {
        return (repeats || !knows(choices)) && space.permits(choices);
    }

    /** Proposes a sequence if it {@link #isNew}. */
    public boolean add(Choices choices) {
        if ((knows(choices) && !repeats) || !space.permits(choices)) {
            return false;
        }
        identities.add(space.identity(choices));
        sequences.add(choices);
        count++;
        return true;
    }

    /** Counts what was told of as proposed; nothing where it was. */
    public void know(Choices told) {
        if (!knows(told)) {
            identities.add(space.identity(told));
            sequences.add(told);
            count++;
        }
    }

    /**
     * The first drawn sequence that builds a new network within the constraints, which counts as proposed from now on.
     *
     * @param draws the most that are tried
     */
    public Optional<Choices> firstNew(int draws, Supplier<Choices> source) {
        for (int i = 0; i < draws; i++) {
            Choices choices = source.get();
            if (add(choices)) {
                return Optional.of(choices);
            }
        }
        return Optional.empty();
    }

    /**
     * A new network, drawn uniformly, which counts as proposed from now on. Empty when the space is exhausted: exactly where
     * it has at most 200,000 sequences, else where 1,000 draws found nothing new.
     */
    public Optional<Choices> anyNew(RandomGenerator random) {
        Optional<Choices> drawn =
                left == null ? firstNew(UNIFORM_DRAWS, () -> space.uniform(random)) : Optional.empty();
        if (drawn.isPresent() || space.cardinality().compareTo(LISTED) > 0) {
            return drawn;
        }
        List<Choices> rest = remaining();
        return firstNew(rest.size(), () -> rest.remove(random.nextInt(rest.size())));
    }

    /** What is left, each network once; shrinks as it is drawn from. */
    private List<Choices> remaining() {
        if (left == null) {
            Set<String> seen = new HashSet<>();
            left = new ArrayList<>(space.sequences()
                    .filter(choices -> isNew(choices) && seen.add(space.identity(choices)))
                    .toList());
        }
        return left;
    }
}
