package io.nas4j.core.study;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.search.Metric;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What a study searches for, and how: none of it changes during a study.
 *
 * @param space the space that networks come from
 * @param strategy the strategy that proposes networks, with its options
 * @param seed the seed of everything random
 * @param objective what a network is worth
 * @param task how a network is trained and judged
 * @param guidance what helps the strategy: what it knows beforehand, what it is told, what ends trials early
 * @param latency the measured times that predict how long inference takes, where strategy, reward or constraints weigh it
 */
public record SearchPlan(
        SpaceSource space,
        String strategy,
        long seed,
        Objective objective,
        TrainingTask task,
        Guidance guidance,
        Optional<LatencyTable> latency) {

    /** Nothing is done: no pruner, no warm start. */
    public static final String NONE = "none";

    /** A plan without guidance and latency table. */
    public static SearchPlan of(SpaceSource space, String strategy, long seed, Objective objective, TrainingTask task) {
        return new SearchPlan(space, strategy, seed, objective, task, Guidance.NONE, Optional.empty());
    }

    /**
     * What the objective weighs of a trained network; empty where it is not known: of one that was scaled beyond what the
     * latency table knows, and of one whose training did not measure it as a number above 0.
     *
     * @param macs counts the network's multiply-accumulates
     * @param measured what the training measured besides the accuracy
     */
    public OptionalDouble cost(Architecture network, LongSupplier macs, OtherObjectives measured) {
        if (objective.measured().isPresent()) {
            OptionalDouble value = measured.find(objective.measured().get());
            return value.isPresent() && value.getAsDouble() > 0 ? value : OptionalDouble.empty();
        }
        if (objective.cost() == Metric.MACS) {
            return OptionalDouble.of(macs.getAsLong());
        }
        OptionalLong nanos = latency.map(table -> table.known(network)).orElse(OptionalLong.empty());
        return nanos.isPresent() ? OptionalDouble.of(nanos.getAsLong()) : OptionalDouble.empty();
    }

    /** The same in another space. */
    public SearchPlan withSpace(SpaceSource other) {
        return new SearchPlan(other, strategy, seed, objective, task, guidance, latency);
    }

    /** The same with another strategy, from another seed. */
    public SearchPlan withStrategy(String other, long otherSeed) {
        return new SearchPlan(space, other, otherSeed, objective, task, guidance, latency);
    }

    /** The same with another objective. */
    public SearchPlan withObjective(Objective other) {
        return new SearchPlan(space, strategy, seed, other, task, guidance, latency);
    }

    /** The same with another way of training. */
    public SearchPlan withTask(TrainingTask other) {
        return new SearchPlan(space, strategy, seed, objective, other, guidance, latency);
    }

    /** The same with other guidance. */
    public SearchPlan withGuidance(Guidance other) {
        return new SearchPlan(space, strategy, seed, objective, task, other, latency);
    }

    /** The same with a latency table, or without. */
    public SearchPlan withLatency(Optional<LatencyTable> table) {
        return new SearchPlan(space, strategy, seed, objective, task, guidance, table);
    }
}
