package io.nas4j.controller.evolution;

import io.nas4j.controller.proposal.StrategyOptions;

/**
 * What can be set about regularized evolution; names are those of Real et al. (2019), P and S.
 *
 * @param population members; the oldest leaves when another comes
 * @param initial trials that are drawn before the first are bred; the paper's is the population
 * @param sample members among which the best becomes a parent, drawn with replacement
 */
public record RegularizedEvolutionOptions(int population, int initial, int sample) {

    public static final RegularizedEvolutionOptions DEFAULT = new RegularizedEvolutionOptions(30, 5, 25);

    /** Reads {@code population} and {@code sample}. */
    public static RegularizedEvolutionOptions parse(StrategyOptions options) {
        options.allow("population", "initial", "sample");
        return new RegularizedEvolutionOptions(
                options.integer("population", DEFAULT.population, 2, 10_000),
                options.integer("initial", DEFAULT.initial, 1, 10_000),
                options.integer("sample", DEFAULT.sample, 1, 10_000));
    }
}
