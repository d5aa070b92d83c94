package io.nas4j.controller.evolution;

import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Metric;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can be set about NSGA-II.
 *
 * @param cost what is to be small where accuracy is to be large
 * @param objective what trainings measure, by name, and is to be small in place of the cost
 * @param population members
 * @param initial trials that are drawn before the first are bred
 * @param offspring trials after which the population is renewed
 * @param crossoverRate the chance of a child to be crossed
 * @param mutation the chance of a decision to change; empty for a quarter over the number that were asked
 */
public record Nsga2Options(
        Metric cost,
        Optional<String> objective,
        int population,
        int initial,
        int offspring,
        CrossoverKind crossover,
        double crossoverRate,
        OptionalDouble mutation) {

    /** The name of the option for {@link #objective}. */
    public static final String OBJECTIVE = "objective";

    public static final Nsga2Options DEFAULT = new Nsga2Options(
            Metric.MACS, Optional.empty(), 20, 10, 2, CrossoverKind.UNIFORM, 0.2, OptionalDouble.empty());

    /** Reads the options by their names. */
    public static Nsga2Options parse(StrategyOptions options) {
        options.allow(
                "cost", OBJECTIVE, "population", "initial", "offspring", "crossover", "crossover-rate", "mutation");
        return new Nsga2Options(
                options.word("cost", DEFAULT.cost, metrics()),
                objective(options),
                options.integer("population", DEFAULT.population, 2, 10_000),
                options.integer("initial", DEFAULT.initial, 1, 10_000),
                options.integer("offspring", DEFAULT.offspring, 1, 10_000),
                options.word("crossover", DEFAULT.crossover, CrossoverKind.words()),
                options.decimal("crossover-rate", DEFAULT.crossoverRate, 0, 1),
                options.values().containsKey("mutation")
                        ? OptionalDouble.of(options.decimal("mutation", 0, 0, 1))
                        : DEFAULT.mutation);
    }

    private static Optional<String> objective(StrategyOptions options) {
        Optional<String> name = Optional.ofNullable(options.values().get(OBJECTIVE));
        if (name.isPresent() && options.values().containsKey("cost")) {
            throw new InvalidInputException(
                    "strategy nsga2 weighs one thing against accuracy: give it cost or objective," + " but not both");
        }
        if (name.isPresent() && !OtherObjectives.isName(name.get())) {
            throw new InvalidInputException("objective of strategy nsga2 must be the name of what trainings measure, as"
                    + " latency_ms, but was '" + name.get() + "'");
        }
        return name;
    }

    private static Map<String, Metric> metrics() {
        return Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::text, Function.identity()));
    }
}
