package io.nas4j.core.table;

import io.nas4j.core.strategy.ScoredNetwork;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/** A space that says how accurate its networks are, so that a search in it needs no training. */
public interface MeasuredSpace extends DecisionSpace {

    /**
     * The network that a sequence builds.
     *
     * @throws IllegalArgumentException where the space does not permit it
     */
    MeasuredNetwork network(Choices choices);

    /**
     * The networks that stand for all: what is best, and what is rare, is judged by them. All of them where a space can list
     * them; the same ones whenever it is asked.
     */
    Collection<MeasuredNetwork> networks();

    /**
     * Different networks that have scores, drawn uniformly; all of them where there are no more, and none where the space knows
     * no scores.
     *
     * @param most how many
     */
    default List<ScoredNetwork> scored(int most, RandomGenerator random) {
        return List.of();
    }
}
