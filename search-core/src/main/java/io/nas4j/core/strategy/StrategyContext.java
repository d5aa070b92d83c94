package io.nas4j.core.strategy;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.space.search.DecisionSpace;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a strategy is made for.
 *
 * @param objective the reward that trials are told with: what a network costs is known before it is trained, so a strategy
 *     may weigh it
 * @param events hears what the strategy does inside
 * @param repeats whether a network may be proposed again whose result is known
 * @param scored networks of the space, drawn uniformly, that were scored without training: what they tell of the others is up
 *     to the strategy; may be empty
 */
public record StrategyContext(
        DecisionSpace space,
        Objective objective,
        RandomStreams random,
        Consumer<StrategyEvent> events,
        boolean repeats,
        List<ScoredNetwork> scored) {

    public StrategyContext {
        scored = List.copyOf(scored);
    }

    /** Each network once, and none scored. */
    public StrategyContext(
            DecisionSpace space, Objective objective, RandomStreams random, Consumer<StrategyEvent> events) {
        this(space, objective, random, events, false, List.of());
    }

    /** The same, but networks may be proposed again. */
    public StrategyContext withRepeats() {
        return new StrategyContext(space, objective, random, events, true, scored);
    }

    /** The same with another space of the same decisions. */
    public StrategyContext withSpace(DecisionSpace changed) {
        return new StrategyContext(changed, objective, random, events, repeats, scored);
    }

    /** The same with networks that were scored without training. */
    public StrategyContext withScored(List<ScoredNetwork> networks) {
        return new StrategyContext(space, objective, random, events, repeats, networks);
    }
}
