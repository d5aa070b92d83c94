package io.nas4j.core.strategy;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.space.search.DecisionSpace;
import java.util.function.Consumer;

/**
 * What a strategy is made for.
 *
 * @param objective the reward that trials are told with: what a network costs is known before it is trained, so a strategy
 *     may weigh it
 * @param events hears what the strategy does inside
 * @param repeats whether a network may be proposed again whose result is known
 */
public record StrategyContext(
        DecisionSpace space,
        Objective objective,
        RandomStreams random,
        Consumer<StrategyEvent> events,
        boolean repeats) {

    /** Each network once. */
    public StrategyContext(
            DecisionSpace space, Objective objective, RandomStreams random, Consumer<StrategyEvent> events) {
        this(space, objective, random, events, false);
    }

    /** The same, but networks may be proposed again. */
    public StrategyContext withRepeats() {
        return new StrategyContext(space, objective, random, events, true);
    }
}
