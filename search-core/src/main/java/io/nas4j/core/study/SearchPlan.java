package io.nas4j.core.study;

import io.nas4j.core.reward.Objective;
import io.nas4j.space.latency.LatencyTable;
import java.util.Optional;

/**
 * What a study searches for, and how: none of it changes during a study.
 *
 * @param space the space that networks come from
 * @param strategy the strategy that proposes networks, with its options
 * @param seed the seed of everything random
 * @param objective what a network is worth
 * @param task how a network is trained and judged
 * @param pruner what ends unpromising trials early, with its options, as the user gave it; {@code none}
 * @param warmStart what is known before the first proposal, as the user gave it; {@code none}
 * @param latency the measured times that predict how long inference takes, where strategy, reward or constraints weigh it
 */
public record SearchPlan(
        SpaceSource space,
        String strategy,
        long seed,
        Objective objective,
        TrainingTask task,
        String pruner,
        String warmStart,
        Optional<LatencyTable> latency) {

    /** Nothing is done: no pruner, no warm start. */
    public static final String NONE = "none";

    /** A plan without pruner, warm start and latency table. */
    public static SearchPlan of(SpaceSource space, String strategy, long seed, Objective objective, TrainingTask task) {
        return new SearchPlan(space, strategy, seed, objective, task, NONE, NONE, Optional.empty());
    }

    /** The same in another space. */
    public SearchPlan withSpace(SpaceSource other) {
        return new SearchPlan(other, strategy, seed, objective, task, pruner, warmStart, latency);
    }

    /** The same with another strategy, from another seed. */
    public SearchPlan withStrategy(String other, long otherSeed) {
        return new SearchPlan(space, other, otherSeed, objective, task, pruner, warmStart, latency);
    }

    /** The same with another objective. */
    public SearchPlan withObjective(Objective other) {
        return new SearchPlan(space, strategy, seed, other, task, pruner, warmStart, latency);
    }

    /** The same with another way of training. */
    public SearchPlan withTask(TrainingTask other) {
        return new SearchPlan(space, strategy, seed, objective, other, pruner, warmStart, latency);
    }

    /** The same with another pruner. */
    public SearchPlan withPruner(String other) {
        return new SearchPlan(space, strategy, seed, objective, task, other, warmStart, latency);
    }

    /** The same with another warm start. */
    public SearchPlan withWarmStart(String other) {
        return new SearchPlan(space, strategy, seed, objective, task, pruner, other, latency);
    }

    /** The same with a latency table, or without. */
    public SearchPlan withLatency(Optional<LatencyTable> table) {
        return new SearchPlan(space, strategy, seed, objective, task, pruner, warmStart, table);
    }
}
