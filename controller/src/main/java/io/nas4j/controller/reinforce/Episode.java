package io.nas4j.controller.reinforce;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
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

    static Episode of(DecisionSpace space, Choices choices, double advantage) {
        List<List<Integer>> open = new ArrayList<>(choices.size());
        space.walk((d, choice) -> {
            open.add(choice);
            return choices.get(d);
        });
        return new Episode(choices, open, advantage);
    }

    /** Whether there was something to decide. */
    boolean asked(int decision) {
        return open.get(decision).size() > 1;
    }
}
