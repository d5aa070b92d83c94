package io.nas4j.core.benchmark;

import io.nas4j.core.table.AccuracyTable.Network;
import java.util.List;

/**
 * One search of one strategy with one seed.
 *
 * @param evaluated the networks in the order in which they were evaluated, each once
 * @param proposals with those that were known already
 * @param proposeNanos spent in proposing, in all
 * @param observeNanos spent in observing, in all
 */
record Search(List<Network> evaluated, int proposals, long proposeNanos, long observeNanos) {

    Search {
        evaluated = List.copyOf(evaluated);
    }
}
