package io.nas4j.controller.policy;

import io.nas4j.controller.proposal.Genome;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
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

    void save(StateOutput to) {
        to.choices(choices);
        to.decimal(logProbability);
    }

    /** What was open follows from the choices. */
    static Episode restored(StateInput from, DecisionSpace space) {
        Choices choices = from.choices();
        return new Episode(choices, Genome.of(space, choices).open(), from.decimal());
    }

    /** Whether there was something to decide. */
    boolean asked(int decision) {
        return open.get(decision).size() > 1;
    }
}
