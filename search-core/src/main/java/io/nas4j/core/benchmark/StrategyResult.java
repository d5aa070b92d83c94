package io.nas4j.core.benchmark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * How a strategy did on a table, over all seeds.
 *
 * @param progress how far its searches had come, evaluation by evaluation
 * @param chosen by the name of how it was chosen, after some numbers of evaluations, the regret of the network that would be
 *     taken, in points; empty where nobody was asked
 * @param top when a network of the top 0.1 % was found
 * @param best when the best network was found
 * @param effort what its searches spent
 * @param againstRandom p-value of Wilcoxon's signed-rank test, two-sided, on each seed's mean regret and that of random with
 *     the same seed; empty for random itself
 */
public record StrategyResult(
        String strategy,
        RegretProgress progress,
        Map<String, SortedMap<Integer, Estimate>> chosen,
        Reach top,
        Reach best,
        Effort effort,
        OptionalDouble againstRandom) {

    public StrategyResult {
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }
}
