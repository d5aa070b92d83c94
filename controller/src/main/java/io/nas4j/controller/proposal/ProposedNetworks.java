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
 * The networks that a strategy has proposed or knows from elsewhere. It proposes no network twice, however its decisions spell
 * it, unless the user asks for repeats. It proposes no network that breaks a constraint of the space.
 */
public final class ProposedNetworks {

    /** After this many draws without a new network, a small space is listed; a large one counts as exhausted. */
    private static final int UNIFORM_DRAWS = 1_000;

    /** The most sequences of a space that is listed; this takes about a second. */
    private static final BigInteger LISTED = BigInteger.valueOf(200_000);

    /**
     * A sequence that may still be drawn.
     *
     * @param place index among all sequences of the space
     */
    private record Left(int place, Choices choices) {}

    private final DecisionSpace space;
    private final boolean repeats;
    private final Set<String> identities = new HashSet<>();
    /** The sequences that were proposed. Looking one up is cheaper than comparing its network. */
    private final Set<Choices> sequences = new HashSet<>();

    private int count;
    private @Nullable List<Left> left;

    public ProposedNetworks(StrategyContext context) {
        this.space = context.space();
        this.repeats = context.repeats();
    }

    /** The number of proposals, plus the number of networks that are known from elsewhere. */
    public int count() {
        return count;
    }

    /** Whether the network of a sequence is known. */
    public boolean knows(Choices choices) {
        return sequences.contains(choices) || identities.contains(space.identity(choices));
    }

    /** Whether a sequence may be proposed: it keeps the constraints, and its network is new or repeats are allowed. */
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

    /** Counts a network that is known from elsewhere as proposed. A network that was proposed already changes nothing. */
    public void know(Choices told) {
        if (!knows(told)) {
            identities.add(space.identity(told));
            sequences.add(told);
            count++;
        }
    }

    /**
     * The first drawn sequence that builds a new network within the constraints. It counts as proposed from then on.
     *
     * @param draws the largest number of draws
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
     * A new network, drawn uniformly. It counts as proposed from then on. Empty when the space is exhausted: this is exact for
     * spaces of at most 200,000 sequences; a larger space counts as exhausted after 1,000 draws without a new network.
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

    /** The networks that are left, each once. It shrinks with each draw. */
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

    /** Saves what does not follow from the known networks. */
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
     * Restores what was saved.
     *
     * @param known the networks that were known when it was saved
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
