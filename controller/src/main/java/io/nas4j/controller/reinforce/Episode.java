package io.nas4j.controller.reinforce;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished trial as the policy learns from it.
 *
 * @param open for each decision the choices that were open
 * @param advantage how much better than expected it was
 */
record Episode(Choices choices, List<List<Integer>> open, double advantage) {

    Episode {
        open = List.copyOf(open);
    }

    static Episode of(SearchSpace space, Choices choices, double advantage) {
        List<List<Integer>> open = new ArrayList<>(choices.size());
        for (int d = 0; d < choices.size(); d++) {
            open.add(space.open(new Choices(choices.indices().subList(0, d))));
        }
        return new Episode(choices, open, advantage);
    }

    /** Whether there was something to decide. */
    boolean asked(int decision) {
        return open.get(decision).size() > 1;
    }
}
