package io.nas4j.controller.local;

import io.nas4j.controller.proposal.StrategyOptions;
import java.util.Map;

/**
 * What can be set about local search.
 *
 * @param firstImprovement whether it moves to the first better neighbour, not to the best of all
 * @param starts networks that are drawn for a start, of which the best is taken
 */
public record LocalSearchOptions(boolean firstImprovement, int starts) {

    public static final LocalSearchOptions DEFAULT = new LocalSearchOptions(true, 5);

    /** Reads {@code improvement} and {@code starts}. */
    public static LocalSearchOptions parse(StrategyOptions options) {
        options.allow("improvement", "starts");
        return new LocalSearchOptions(
                options.word("improvement", DEFAULT.firstImprovement, Map.of("first", true, "best", false)),
                options.integer("starts", DEFAULT.starts, 1, 10_000));
    }
}
