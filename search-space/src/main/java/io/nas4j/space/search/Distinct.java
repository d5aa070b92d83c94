package io.nas4j.space.search;

import io.nas4j.space.architecture.Block;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.search.BlockChoices.SkipRoom;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the different networks of a space exactly, without building them. A network is the row of what its blocks compute
 * (a word of letters), and the space is a finite automaton that reads such rows; different words are counted by the subset
 * construction (Rabin and Scott 1959), which never counts a word twice however many sequences of decisions spell it.
 */
final class Distinct {

    /** The most work, in steps of the subset construction; about a second. */
    private static final int MAX_STEPS = 3_000_000;

    private static final int NONE = 0;

    private final SpaceDefinition definition;
    private final int[] sizes;
    private final Map<String, Integer> letters = new HashMap<>();
    private final Map<Place, Map<Integer, Set<Place>>> moves = new HashMap<>();
    private final Map<Place, Set<Integer>> rests = new HashMap<>();
    private final Map<Set<Place>, BigInteger> counted = new HashMap<>();
    private int steps;

    /**
     * A state of the automaton.
     *
     * @param stage the stage that is being read, or about to be
     * @param channels before a stage its input's, inside it its filters
     * @param letter of the layers to come where all are alike
     * @param layers to come in this stage; 0 before it
     */
    private record Place(int stage, int channels, int letter, int layers) {}

    Distinct(SpaceDefinition definition) {
        this.definition = definition;
        this.sizes = new int[definition.stages().size() + 1];
        sizes[0] = Layout.stemOutSize(definition.frame());
        for (int s = 0; s < definition.stages().size(); s++) {
            sizes[s + 1] = Layout.outSize(sizes[s], definition.stages().get(s).stride());
        }
        letters.put("", NONE);
    }

    /** The number, or empty where it would take too long. */
    Optional<BigInteger> count() {
        Set<Place> start = new HashSet<>();
        enter(0, definition.frame().stem().filters(), start);
        try {
            return Optional.of(words(start));
        } catch (TooMuchWorkException e) {
            return Optional.empty();
        }
    }

    /** Different words from a set of states to the end. */
    private BigInteger words(Set<Place> places) {
        BigInteger known = counted.get(places);
        if (known != null) {
            return known;
        }
        Map<Integer, Set<Place>> next = new HashMap<>();
        BigInteger count = BigInteger.ZERO;
        for (Place place : places) {
            if (place.stage() == definition.stages().size()) {
                count = BigInteger.ONE;
            } else {
                moves(place).forEach((letter, to) -> {
                    work(to.size());
                    next.computeIfAbsent(letter, unused -> new HashSet<>()).addAll(to);
                });
            }
        }
        for (Set<Place> to : next.values()) {
            count = count.add(words(to));
        }
        counted.put(Set.copyOf(places), count);
        return count;
    }

    private void work(int more) {
        steps += more;
        if (steps > MAX_STEPS) {
            throw new TooMuchWorkException();
        }
    }

    /** Where each letter leads from a state, with all states that are then reached without reading. */
    private Map<Integer, Set<Place>> moves(Place place) {
        Map<Integer, Set<Place>> known = moves.get(place);
        if (known == null) {
            known = new HashMap<>();
            if (place.layers() == 0) {
                begin(place.stage(), place.channels(), known);
            } else if (definition.stages().get(place.stage()).eachLayer()) {
                for (int letter : rest(place.stage(), place.channels())) {
                    add(letter, place.stage(), place.channels(), NONE, place.layers() - 1, known);
                }
            } else {
                add(place.letter(), place.stage(), place.channels(), place.letter(), place.layers() - 1, known);
            }
            moves.put(place, known);
        }
        return known;
    }

    private void begin(int s, int in, Map<Integer, Set<Place>> to) {
        StageChoices stage = definition.stages().get(s);
        for (int filters : stage.filters()) {
            for (int layers : stage.layers()) {
                stage.blocks().forEach(stage.firstRoom(in, layers, filters), pick -> {
                    work(1);
                    add(first(s, in, filters, pick), s, filters, more(s, filters, pick), layers - 1, to);
                });
            }
        }
    }

    /** The letter of the layers behind the first; where each decides for itself there is none yet. */
    private int more(int s, int filters, BlockPick pick) {
        return definition.stages().get(s).eachLayer() ? NONE : rest(s, filters, pick);
    }

    private void add(int letter, int s, int filters, int more, int layers, Map<Integer, Set<Place>> to) {
        if (letter != NONE) {
            inside(s, filters, more, layers, to.computeIfAbsent(letter, unused -> new HashSet<>()));
        }
    }

    /** States that are reached before a stage without reading: also those behind it, where it may do nothing. */
    private void enter(int s, int in, Set<Place> reached) {
        if (!reached.add(new Place(s, in, NONE, 0)) || s == definition.stages().size()) {
            return;
        }
        StageChoices stage = definition.stages().get(s);
        for (int filters : stage.filters()) {
            for (int layers : stage.layers()) {
                stage.blocks().forEach(stage.firstRoom(in, layers, filters), pick -> {
                    if (in == filters && stage.stride() == 1 && first(s, in, filters, pick) == NONE) {
                        inside(s, filters, more(s, filters, pick), layers - 1, reached);
                    }
                });
            }
        }
    }

    /** States that are reached inside a stage without reading. */
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
        definition.stages().get(s).blocks().forEach(SkipRoom.ALL, pick -> {
            work(1);
            found.add(rest(s, filters, pick));
        });
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
        return letters.computeIfAbsent(Fingerprint.canonical(block, in, size), unused -> letters.size());
    }

    private static final class TooMuchWorkException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
