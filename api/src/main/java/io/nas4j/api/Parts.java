package io.nas4j.api;

import io.nas4j.api.input.ArchitectureArgument;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.controller.Strategies;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.SearchSpace;
import java.util.List;

/** Spaces, strategies and networks by what people type. */
public final class Parts {

    private Parts() {}

    /**
     * A search space, for a request.
     *
     * @param named a built-in name, or a YAML file that defines one
     * @param constraints as {@code macs <= 60M}
     * @throws InvalidInputException saying what a space may be, or with the line that is wrong
     */
    public static SpaceSource space(String named, String... constraints) {
        return SpaceArgument.source(
                named, List.of(constraints).stream().map(Constraint::parse).toList());
    }

    /** The networks of a space for images of a size and a number of classes: to draw, build and cost them. */
    public static SearchSpace networks(SpaceSource space, Input input, int classes) {
        return SpaceArgument.definition(space).space(input, classes);
    }

    /**
     * A strategy as it is at the beginning of a study, for a loop of one's own.
     *
     * @param text its name, with options behind colons
     */
    public static SearchStrategy strategy(String text, DecisionSpace space, Objective objective, long seed) {
        return Strategies.create(text, new StrategyContext(space, objective, new RandomStreams(seed), event -> {}));
    }

    /**
     * A network.
     *
     * @param text a published name, a notation, or a file with one
     */
    public static Architecture network(String text) {
        return ArchitectureArgument.read(text, () -> {
            throw new InvalidInputException(
                    "'" + text + "' is a trial of a study, which is read by StoredStudies.trial");
        });
    }

    /** What a network costs on one image. */
    public static Cost cost(Architecture network) {
        return CostModel.cost(network);
    }

    /** A network scaled by a power of coefficients, rounded as EfficientNet's authors round. */
    public static Architecture scaled(Architecture network, ScalingCoefficients coefficients, double phi) {
        return new CompoundScaling(ScalingRules.PUBLISHED).scale(network, coefficients, phi);
    }
}
