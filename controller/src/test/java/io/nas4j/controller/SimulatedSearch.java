package io.nas4j.controller;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Searches in which each trial is observed before the next is proposed. */
public final class SimulatedSearch {

    private SimulatedSearch() {}

    /** What a strategy with these options is made for; the reward is the accuracy. */
    public static StrategyContext context(DecisionSpace space, long seed, Consumer<StrategyEvent> events) {
        return new StrategyContext(space, new Objective(Objective.Form.SOFT, 1e6, 0), new RandomStreams(seed), events);
    }

    /** The proposals of so many trials that are complete, fewer where the space is exhausted. */
    public static List<Choices> run(SearchStrategy strategy, int trials, ToDoubleFunction<Choices> accuracy) {
        return observed(strategy, trials, choices -> {
            double measured = accuracy.applyAsDouble(choices);
            return Observation.complete(choices, measured, measured);
        });
    }

    /** The proposals of so many trials that end as told. */
    public static List<Choices> observed(SearchStrategy strategy, int trials, Function<Choices, Observation> results) {
        List<Choices> proposed = new ArrayList<>();
        while (proposed.size() < trials) {
            Optional<Choices> choices = strategy.propose();
            if (choices.isEmpty()) {
                break;
            }
            proposed.add(choices.get());
            strategy.observe(results.apply(choices.get()));
        }
        return proposed;
    }
}
