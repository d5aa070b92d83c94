package io.nas4j.space.staged;

import io.nas4j.space.architecture.Block;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.staged.BlockChoices.SkipRoom;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the different networks of a space exactly, without building them. A network is the word of its blocks, and the space
 * is a finite automaton that accepts such words. The subset construction (Rabin and Scott 1959) counts each word once, however
 * many sequences of decisions spell it.
 */
final class Distinct {

    /** The largest number of steps of the subset construction; they take about a second. */
    private static final int MAX_STEPS = 3_000_000;

    private static final int NONE = 0;

    private final SpaceDefinition definition;
    private final int[] sizes;
    private final Map<Form, Integer> forms = new HashMap<>();
    private final Map<String, Integer> letters = new HashMap<>();
    private final Map<Place, Set<Integer>> rests = new HashMap<>();
    private final Map<Place, Map<Integer, Subset>> moves = new HashMap<>();
    private final Map<Set<Place>, Subset> subsets = new HashMap<>();
    private int steps;

    /** A block at its position. */
    private record Form(Block block, int in, int size) {}

    /**
     * A state of the automaton.
     *
     * @param stage index of the current stage, or of the next one
     * @param channels input channels before a stage, the stage's filters inside it
     * @param letter letter of the remaining layers where all are alike
     * @param layers number of layers that remain in this stage; 0 before it
     */
    private record Place(int stage, int channels, int letter, int layers) {}

    /** The states that a word can lead to. Each set of states is one object. */
    private static final class Subset {
        private final Set<Place> places;
        private @Nullable BigInteger words;

        Subset(Set<Place> places) {
            this.places = places;
        }
    }

    Distinct(SpaceDefinition definition) {
        this.definition = definition;
        this.sizes = new int[definition.stages().size() + 1];
        sizes[0] = Layout.stemOutSize(definition.frame());
        for (int s = 0; s < definition.stages().size(); s++) {
            sizes[s + 1] = Layout.outSize(sizes[s], definition.stages().get(s).stride());
        }
        letters.put("", NONE);
    }

    /** The number of networks, or empty where counting would take too long. */
    Optional<BigInteger> count() {
        Set<Place> start = new HashSet<>();
        try {
            enter(0, definition.frame().stem().filters(), start);
            return Optional.of(words(subset(start)));
        } catch (TooMuchWorkException e) {
            return Optional.empty();
        }
    }

    private Subset subset(Set<Place> places) {
        return subsets.computeIfAbsent(places, Subset::new);
    }

    /** The number of words from a set of states to the end. */
    private BigInteger words(Subset subset) {
        if (subset.words != null) {
            return subset.words;
        }
        BigInteger count = BigInteger.ZERO;
        Map<Integer, Subset> next = new HashMap<>();
        for (Place place : subset.places) {
            if (place.stage() == definition.stages().size()) {
                count = BigInteger.ONE;
            } else {
                moves(place).forEach((letter, to) -> {
                    work(1);
                    next.merge(letter, to, this::union);
                });
            }
        }
        for (Subset to : next.values()) {
            count = count.add(words(to));
        }
        subset.words = count;
        return count;
    }

    private Subset union(Subset a, Subset b) {
        work(a.places.size() + b.places.size());
        Set<Place> both = new HashSet<>(a.places);
        both.addAll(b.places);
        return subset(both);
    }

    private void work(int more) {
        steps += more;
        if (steps > MAX_STEPS) {
            throw new TooMuchWorkException();
        }
    }

    /** The states that each letter leads to from a state, with those that are reached from there without a letter. */
    private Map<Integer, Subset> moves(Place place) {
        Map<Integer, Subset> known = moves.get(place);
        if (known == null) {
            Map<Integer, Set<Place>> to = new HashMap<>();
            if (place.layers() == 0) {
                begin(place.stage(), place.channels(), to);
            } else if (definition.stages().get(place.stage()).eachLayer()) {
                for (int letter : rest(place.stage(), place.channels())) {
                    add(letter, place.stage(), place.channels(), NONE, place.layers() - 1, to);
                }
            } else {
                add(place.letter(), place.stage(), place.channels(), place.letter(), place.layers() - 1, to);
            }
            Map<Integer, Subset> found = new HashMap<>();
            to.forEach((letter, places) -> found.put(letter, subset(places)));
            moves.put(place, found);
            return found;
        }
        return known;
    }

    /** All skip ops are tried: one that is not open computes the same as an open one. */
    private void begin(int s, int in, Map<Integer, Set<Place>> to) {
        StageChoices stage = definition.stages().get(s);
        for (int filters : stage.filters()) {
            stage.blocks().forEach(SkipRoom.ALL, pick -> {
                int letter = first(s, in, filters, pick);
                int more = more(s, filters, pick);
                for (int layers : stage.layers()) {
                    add(letter, s, filters, more, layers - 1, to);
                }
            });
        }
    }

    /** The letter of the layers after the first; none where each layer decides for itself. */
    private int more(int s, int filters, BlockPick pick) {
        return definition.stages().get(s).eachLayer() ? NONE : rest(s, filters, pick);
    }

    private void add(int letter, int s, int filters, int more, int layers, Map<Integer, Set<Place>> to) {
        if (letter != NONE) {
            inside(s, filters, more, layers, to.computeIfAbsent(letter, unused -> new HashSet<>()));
        }
    }

    /** The states that are reached before a stage without a letter. A stage that may do nothing can be skipped. */
    private void enter(int s, int in, Set<Place> reached) {
        if (!reached.add(new Place(s, in, NONE, 0)) || s == definition.stages().size()) {
            return;
        }
        StageChoices stage = definition.stages().get(s);
        if (stage.stride() == 1 && stage.filters().contains(in)) {
            stage.blocks().forEach(SkipRoom.ALL, pick -> {
                if (first(s, in, in, pick) == NONE) {
                    int more = more(s, in, pick);
                    stage.layers().forEach(layers -> inside(s, in, more, layers - 1, reached));
                }
            });
        }
    }

    /** The states that are reached inside a stage without a letter. */
    private void inside(int s, int filters, int more, int layers, Set<Place> reached) {
        work(1);
        boolean alike = !definition.stages().get(s).eachLayer();
        if (layers == 0 || (alike && more == NONE)) {
            enter(s + 1, filters, reached);
        } else if (reached.add(new Place(s, filters, more, layers))
                && !alike
                && rest(s, filters).contains(NONE)) {
            inside(s, filters, more, layers - 1, reached);
        }
    }

    private Set<Integer> rest(int s, int filters) {
        Place key = new Place(s, filters, NONE, 0);
        Set<Integer> known = rests.get(key);
        if (known != null) {
            return known;
        }
        Set<Integer> found = new HashSet<>();
        definition.stages().get(s).blocks().forEach(SkipRoom.ALL, pick -> found.add(rest(s, filters, pick)));
        rests.put(key, found);
        return found;
    }

    private int first(int s, int in, int filters, BlockPick pick) {
        return letter(block(s, filters, pick, definition.stages().get(s).stride()), in, sizes[s]);
    }

    private int rest(int s, int filters, BlockPick pick) {
        return letter(block(s, filters, pick, 1), filters, sizes[s + 1]);
    }

    private Block block(int s, int filters, BlockPick pick, int stride) {
        return definition
                .stages()
                .get(s)
                .blocks()
                .block(pick, stride, filters, definition.frame().activation());
    }

    private int letter(Block block, int in, int size) {
        work(1);
        return forms.computeIfAbsent(
                new Form(block, in, size),
                form -> letters.computeIfAbsent(Fingerprint.canonical(block, in, size), text -> letters.size()));
    }

    private static final class TooMuchWorkException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
