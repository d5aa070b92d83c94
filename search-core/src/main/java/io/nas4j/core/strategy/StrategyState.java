package io.nas4j.core.strategy;

import io.nas4j.space.search.Choices;
import java.util.List;

/**
 * What a strategy has become, in bytes: whoever restores it goes on exactly as if its calls had been replayed. The networks
 * that it knows are not among the bytes: they are kept once, as the study's proposals.
 */
public interface StrategyState {

    /** Writes all that its next proposals depend on. */
    void save(StateOutput to);

    /**
     * Takes up what another one saved. The strategy is as at the beginning of a study.
     *
     * @param known what was told without having been proposed, and what was proposed, all of it, in order
     * @throws IllegalArgumentException where that is not what this strategy saves
     */
    void restore(StateInput from, List<Choices> known);
}
