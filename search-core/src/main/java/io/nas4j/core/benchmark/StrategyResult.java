package io.nas4j.core.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a strategy did on a table, over all seeds.
 *
 * @param regret after some numbers of evaluations, in points (hundredths of the objective)
 * @param curve regret after each evaluation, in points
 * @param top when a network of the top 0.1 % was found
 * @param best when the best network was found
 * @param front the hypervolume of accuracy against MACs that was found after some numbers of evaluations, as a share of the
 *     whole table's; the reference point has the lowest accuracy and the most MACs of the table
 * @param newShare proposals whose network was not evaluated before, as a fraction
 * @param proposeMillis mean of one proposal
 * @param observeMillis mean of one observation
 * @param seconds spent in the strategy by one search, mean
 * @param fewest evaluations of any seed: below the trials where the strategy had nothing left to propose
 * @param againstRandom p-value of Wilcoxon's signed-rank test, two-sided, on each seed's mean regret and that of random with
 *     the same seed; empty for random itself
 */
public record StrategyResult(
        String strategy,
        SortedMap<Integer, Estimate> regret,
        List<Estimate> curve,
        Reach top,
        Reach best,
        SortedMap<Integer, Estimate> front,
        double newShare,
        double proposeMillis,
        double observeMillis,
        double seconds,
        int fewest,
        OptionalDouble againstRandom) {

    public StrategyResult {
        regret = Collections.unmodifiableSortedMap(new TreeMap<>(regret));
        front = Collections.unmodifiableSortedMap(new TreeMap<>(front));
        curve = List.copyOf(curve);
    }
}
