package io.nas4j.controller.evolution;

import io.nas4j.controller.StrategyOptions;
import java.util.OptionalDouble;

/**
 * What can be set about evolution.
 *
 * @param population members
 * @param offspring trials after which the population is renewed
 * @param elites the best of members and offspring, which live on whatever is drawn; the other places are drawn
 * @param tournament members among which the best is selected
 * @param crossoverRate the chance of a child to be crossed
 * @param mutation the chance of a decision to change; empty for one over the decisions that were asked
 */
public record EvolutionOptions(
        int population,
        int offspring,
        int elites,
        SelectionKind selection,
        int tournament,
        CrossoverKind crossover,
        double crossoverRate,
        OptionalDouble mutation) {

    public static final EvolutionOptions DEFAULT = new EvolutionOptions(
            20, 5, 10, SelectionKind.TOURNAMENT, 3, CrossoverKind.UNIFORM, 0.5, OptionalDouble.empty());

    /** Reads the options by their names. */
    public static EvolutionOptions parse(StrategyOptions options) {
        options.allow(
                "population",
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
