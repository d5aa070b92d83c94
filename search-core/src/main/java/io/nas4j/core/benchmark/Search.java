package io.nas4j.core.benchmark;

import io.nas4j.core.table.MeasuredNetwork;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * One search of one strategy with one seed.
 *
 * @param seen the networks in the order in which they were evaluated, each once
 * @param chosen after some numbers of evaluations, by the name of how it was chosen, a network of those seen by then
 * @param proposals with those that were known already
 * @param proposeNanos spent in proposing, in all
 * @param observeNanos spent in observing, in all
 */
record Search(
        List<Seen> seen,
        SortedMap<Integer, Map<String, MeasuredNetwork>> chosen,
        int proposals,
        long proposeNanos,
        long observeNanos) {

    Search {
        seen = List.copyOf(seen);
    }

    /** The networks in the order in which they were evaluated, each once. */
    List<MeasuredNetwork> evaluated() {
        return seen.stream().map(Seen::network).toList();
    }
}
