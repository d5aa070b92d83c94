package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Architectures as sequences of decisions. Constraints change neither decisions nor counts: they reject what is drawn.
 * Immutable and safe to share between threads.
 */
public interface SearchSpace extends DecisionSpace {

    /**
     * The architecture that a whole sequence builds.
     *
     * @throws InvalidInputException where a choice is not one of its decision
     */
    Architecture build(Choices choices);

    /** What no drawn network exceeds. */
    List<Constraint> constraints();

    /**
     * Whether some sequence builds what an architecture computes. What the space does not decide and is not about shapes of
     * the body is not compared: input, classes, activation, batch norm, dropout and drop-connect are the space's own.
     */
    Membership find(Architecture architecture);

    /** The cheapest and the most expensive sequence, constraints left aside; empty where that is not known exactly. */
    Optional<Extremes> extremes(Metric metric);

    /** What a network costs. */
    default long cost(Metric metric, Architecture architecture) {
        return metric.of(architecture);
    }

    /** Whether a network keeps to all constraints. */
    default boolean permits(Architecture architecture) {
        return constraints().stream()
                .allMatch(constraint -> constraint.permits(cost(constraint.metric(), architecture)));
    }

    @Override
    default boolean constrained() {
        return !constraints().isEmpty();
    }

    @Override
    default boolean permits(Choices choices) {
        return constraints().isEmpty() || permits(build(choices));
    }

    @Override
    default long cost(Metric metric, Choices choices) {
        return cost(metric, build(choices));
    }

    @Override
    default double[] covariates(Choices choices) {
        return CostModel.covariates(build(choices));
    }

    @Override
    default Choices sample(RandomGenerator random) {
        return Draws.permitted(this, () -> Draws.each(this, random));
    }
}
