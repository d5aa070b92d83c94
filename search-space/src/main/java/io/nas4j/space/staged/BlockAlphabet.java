package io.nas4j.space.staged;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.plan.Layout;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Compares networks of one space without building them. Each form of block is a letter, and a network is the word of its
 * blocks. A form gets its letter when it first occurs.
 */
final class BlockAlphabet {

    /** The letter of a block that does nothing. */
    private static final int NOTHING = -1;

    private final SpaceDefinition definition;
    private final int[] sizes;
    private final Map<Place, Integer> places = new ConcurrentHashMap<>();
    private final Map<String, Integer> letters = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /** A choice of a block, with its position (first layer of a stage or a later one) and its input channels. */
    private record Place(int stage, boolean first, int in, int filters, BlockPick pick) {}

    BlockAlphabet(SpaceDefinition definition) {
        this.definition = definition;
        this.sizes = new int[definition.stages().size() + 1];
        sizes[0] = Layout.stemOutSize(definition.frame());
        for (int s = 0; s < definition.stages().size(); s++) {
            sizes[s + 1] = Layout.outSize(sizes[s], definition.stages().get(s).stride());
        }
    }

    /** The word of a network, two characters for each letter. Equal networks of this space have equal words. */
    String word(IntFunction<StagePick> picks) {
        StringBuilder word = new StringBuilder();
        int in = definition.frame().stem().filters();
        List<StageChoices> stages = definition.stages();
        for (int s = 0; s < stages.size(); s++) {
            StageChoices stage = stages.get(s);
            StagePick pick = picks.apply(s);
            int filters = stage.filters().get(pick.filters());
            int layers = stage.layers().get(pick.layers());
            append(word, letter(new Place(s, true, in, filters, pick.blocks().get(0))), 1);
            if (stage.eachLayer()) {
                for (int layer = 1; layer < layers; layer++) {
                    append(
                            word,
                            letter(new Place(
                                    s, false, filters, filters, pick.blocks().get(layer))),
                            1);
                }
            } else if (layers > 1) {
                append(
                        word,
                        letter(new Place(
                                s, false, filters, filters, pick.blocks().get(0))),
                        layers - 1);
            }
            in = filters;
        }
        return word.toString();
    }

    private static void append(StringBuilder word, int letter, int times) {
        for (int i = 0; letter != NOTHING && i < times; i++) {
            word.append((char) (letter >>> 16)).append((char) letter);
        }
    }

    private int letter(Place place) {
        Integer known = places.get(place);
        return known != null ? known : places.computeIfAbsent(place, this::spell);
    }

    private int spell(Place place) {
        Activation activation = definition.frame().activation();
        StageChoices stage = definition.stages().get(place.stage());
        Block block =
                stage.blocks().block(place.pick(), place.first() ? stage.stride() : 1, place.filters(), activation);
        String form = Fingerprint.canonical(block, place.in(), sizes[place.stage() + (place.first() ? 0 : 1)]);
        return form.isEmpty() ? NOTHING : letters.computeIfAbsent(form, unused -> next.getAndIncrement());
    }
}
