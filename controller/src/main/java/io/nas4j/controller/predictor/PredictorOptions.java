package io.nas4j.controller.predictor;

import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.space.Require;

/**
 * What can be set about {@link PredictorStrategy}.
 *
 * @param initial trials that are drawn uniformly before the model is asked
 * @param pool candidates that are judged in each round of a proposal
 * @param rounds how often the best candidates are mutated and judged again
 */
public record PredictorOptions(int initial, int pool, int rounds) {

    public static final PredictorOptions DEFAULT = new PredictorOptions(5, 128, 4);

    public PredictorOptions {
        Require.between("initial trials", initial, 1, 1_000_000);
        Require.between("pool", pool, 1, 100_000);
        Require.between("rounds", rounds, 0, 1_000);
    }

    /** Reads {@code initial}, {@code pool} and {@code rounds}. */
    public static PredictorOptions parse(StrategyOptions options) {
        options.allow("initial", "pool", "rounds");
        return new PredictorOptions(
                options.integer("initial", DEFAULT.initial, 1, 1_000_000),
                options.integer("pool", DEFAULT.pool, 1, 100_000),
                options.integer("rounds", DEFAULT.rounds, 0, 1_000));
    }
}
