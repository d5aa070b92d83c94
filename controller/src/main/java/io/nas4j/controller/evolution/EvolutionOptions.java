package io.nas4j.controller.evolution;

import io.nas4j.controller.proposal.StrategyOptions;
import java.util.OptionalDouble;

/**
 * What can be set about evolution.
 *
 * @param population members
 * @param initial trials that are drawn before the first are bred
 * @param offspring trials after which the population is renewed
 * @param elites the best of members and offspring, which live on whatever is drawn; the other places are drawn
 * @param tournament members among which the best is selected
 * @param crossoverRate the chance of a child to be crossed
 * @param mutation the chance of a decision to change; empty for a quarter over the number that were asked: a child
 *     that is known is bred again, so most differ by crossing or in one decision
 */
public record EvolutionOptions(
        int population,
        int initial,
        int offspring,
        int elites,
        SelectionKind selection,
        int tournament,
        CrossoverKind crossover,
        double crossoverRate,
        OptionalDouble mutation) {

    public static final EvolutionOptions DEFAULT = new EvolutionOptions(
            20, 10, 2, 10, SelectionKind.TOURNAMENT, 8, CrossoverKind.UNIFORM, 0.8, OptionalDouble.empty());

    /** Reads the options by their names. */
    public static EvolutionOptions parse(StrategyOptions options) {
        options.allow(
                "population",
                "initial",
                "offspring",
                "elites",
                "selection",
                "tournament",
                "crossover",
                "crossover-rate",
                "mutation");
        int population = options.integer("population", DEFAULT.population, 2, 10_000);
        return new EvolutionOptions(
                population,
                options.integer("initial", DEFAULT.initial, 1, 10_000),
                options.integer("offspring", DEFAULT.offspring, 1, 10_000),
                options.integer("elites", Math.max(1, population * DEFAULT.elites / DEFAULT.population), 0, population),
                options.word("selection", DEFAULT.selection, SelectionKind.words()),
                options.integer("tournament", DEFAULT.tournament, 2, 10_000),
                options.word("crossover", DEFAULT.crossover, CrossoverKind.words()),
                options.decimal("crossover-rate", DEFAULT.crossoverRate, 0, 1),
                options.values().containsKey("mutation")
                        ? OptionalDouble.of(options.decimal("mutation", 0, 0, 1))
                        : DEFAULT.mutation);
    }
}
