package io.nas4j.controller.forest;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.ForwardingSpace;
import io.nas4j.space.search.Metric;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A space whose every network has the accuracy that a forest says, having learned some that were trained: a surrogate benchmark
 * (Zela et al. 2022, "Surrogate NAS benchmarks"), in which a change of one decision always leads to a network that is known. Of a
 * network that several sequences build it says what the one says that is asked for.
 */
public final class ForestSpace extends ForwardingSpace implements MeasuredSpace {

    /** The cross-validation leaves two out at least. */
    private static final int FEWEST = 20;

    private final FittedForest forest;
    private final double tau;
    private final List<MeasuredNetwork> landmarks;

    private ForestSpace(
            DecisionSpace space, FittedForest forest, double tau, Objective objective, RandomStreams random) {
        super(space);
        this.forest = forest;
        this.tau = tau;
        this.landmarks = Landmarks.of(
                space, this::network, network -> objective.reward(network.accuracy(), network.macs()), random);
    }

    /**
     * Learns from networks, and looks for the best that it knows.
     *
     * @param space of which every network will have an accuracy
     * @param trained networks of the space
     * @param objective by which the best is looked for
     * @throws InvalidInputException where there are too few networks
     */
    public static ForestSpace of(
            DecisionSpace space, Collection<MeasuredNetwork> trained, Objective objective, RandomStreams random) {
        if (trained.size() < FEWEST) {
            throw new InvalidInputException(
                    "a surrogate must learn from " + FEWEST + " networks at least, but there are " + trained.size());
        }
        List<MeasuredNetwork> networks = List.copyOf(trained);
        return new ForestSpace(
                space,
                FittedForest.of(space, networks, random),
                FittedForest.crossValidated(space, networks, random),
                objective,
                random);
    }

    /** Kendall's tau of what it says of trained networks and their accuracies, of networks that it has not learned (10 folds). */
    public double tau() {
        return tau;
    }

    /** How the best network was looked for, in words. */
    public String described() {
        return landmarks.size() + " networks, the best of them found by " + Landmarks.DRAWS
                + " draws and local search from the best " + Landmarks.STARTS;
    }

    @Override
    public MeasuredNetwork network(Choices choices) {
        return new MeasuredNetwork(
                choices,
                forest.accuracy(choices),
                cost(Metric.PARAMS, choices),
                cost(Metric.MACS, choices),
                new TreeMap<>());
    }

    /** All where there are few, else many that were drawn and the best that local search found. */
    @Override
    public Collection<MeasuredNetwork> networks() {
        return landmarks;
    }

    @Override
    public long cost(Metric metric, Choices choices) {
        return forest.costs().of(metric, choices);
    }

    @Override
    public double[] covariates(Choices choices) {
        return forest.costs().logarithms(choices);
    }
}
