package io.nas4j.controller.predictor;

import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.space.Require;

/**
 * What can be set about {@link PredictorStrategy}.
 *
 * @param initial trials, spread over sizes, before the model is asked
 * @param pool candidates that are judged in each round of a proposal
 * @param rounds how often the best candidates are mutated and judged again
 * @param bound every so many-th network is the one that may be best, the others are those whose expected improvement is highest;
 *     0 where all are of the second kind
 */
public record PredictorOptions(int initial, int pool, int rounds, int bound) {

    public static final PredictorOptions DEFAULT = new PredictorOptions(5, 128, 4, 2);

    public PredictorOptions {
        Require.between("initial trials", initial, 1, 1_000_000);
        Require.between("pool", pool, 1, 100_000);
        Require.between("rounds", rounds, 0, 1_000);
        Require.between("bound", bound, 0, 1_000);
    }

    /** Reads {@code initial}, {@code pool}, {@code rounds} and {@code bound}. */
    public static PredictorOptions parse(StrategyOptions options) {
        options.allow("initial", "pool", "rounds", "bound");
        return new PredictorOptions(
                options.integer("initial", DEFAULT.initial, 1, 1_000_000),
                options.integer("pool", DEFAULT.pool, 1, 100_000),
                options.integer("rounds", DEFAULT.rounds, 0, 1_000),
                options.integer("bound", DEFAULT.bound, 0, 1_000));
    }
}
