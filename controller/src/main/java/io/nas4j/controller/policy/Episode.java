package io.nas4j.controller.policy;

import io.nas4j.space.search.Choices;
import java.util.List;

/**
 * A sequence of decisions as the policy meets it.
 *
 * @param open for each decision the choices that were open
 * @param logProbability of the whole sequence under the policy that proposed it; decisions that were not asked count nothing
 */
record Episode(Choices choices, List<List<Integer>> open, double logProbability) {

    Episode {
        open = List.copyOf(open);
    }

    /** Whether there was something to decide. */
    boolean asked(int decision) {
        return open.get(decision).size() > 1;
    }
}
