package io.nas4j.controller.proposal;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

    /**
     * A sequence that may be drawn still.
     *
     * @param place among all sequences of the space
     */
    private record Left(int place, Choices choices) {}

    private final DecisionSpace space;
    private final boolean repeats;
    private final Set<String> identities = new HashSet<>();
    /** Those that were proposed as they are: telling their networks apart again is more expensive. */
    private final Set<Choices> sequences = new HashSet<>();

    private int count;
    private @Nullable List<Left> left;

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
        List<Left> rest = remaining();
        return firstNew(
                rest.size(), () -> rest.remove(random.nextInt(rest.size())).choices());
    }

    /** What is left, each network once; shrinks as it is drawn from. */
    private List<Left> remaining() {
        if (left == null) {
            Set<String> seen = new HashSet<>();
            left = sequences(each -> isNew(each.choices()) && seen.add(space.identity(each.choices())));
        }
        return left;
    }

    private List<Left> sequences(Predicate<Left> which) {
        List<Left> chosen = new ArrayList<>();
        int place = 0;
        for (Iterator<Choices> all = space.sequences().iterator(); all.hasNext(); place++) {
            Left each = new Left(place, all.next());
            if (which.test(each)) {
                chosen.add(each);
            }
        }
        return chosen;
    }

    /** Writes what does not follow from the networks that are known. */
    public void save(StateOutput to) {
        to.whole(count);
        List<Left> rest = left;
        to.flag(rest != null);
        if (rest != null) {
            BitSet places = new BitSet();
            rest.forEach(each -> places.set(each.place));
            to.each(Arrays.stream(places.toLongArray()).boxed().toList(), to::whole);
        }
    }

    /**
     * Takes up what another one saved.
     *
     * @param known the networks that it knew
     */
    public void restore(StateInput from, List<Choices> known) {
        for (Choices choices : known) {
            if (sequences.add(choices)) {
                identities.add(space.identity(choices));
            }
        }
        count = from.count();
        if (from.flag()) {
            BitSet places = BitSet.valueOf(
                    from.list(from::whole).stream().mapToLong(Long::longValue).toArray());
            left = sequences(each -> places.get(each.place));
        }
    }
}
