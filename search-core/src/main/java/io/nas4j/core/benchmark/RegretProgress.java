package io.nas4j.core.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the searches of a strategy had come after some numbers of evaluations.
 *
 * @param regret after some numbers of evaluations, in points (hundredths of the objective)
 * @param curve regret after each evaluation, in points
 * @param front the hypervolume of accuracy against MACs that was found after some numbers of evaluations, as a share of the
 *     whole table's; the reference point has the lowest accuracy and the most MACs of the table
 */
public record RegretProgress(
        SortedMap<Integer, Estimate> regret, List<Estimate> curve, SortedMap<Integer, Estimate> front) {

    public RegretProgress {
        regret = Collections.unmodifiableSortedMap(new TreeMap<>(regret));
        curve = List.copyOf(curve);
        front = Collections.unmodifiableSortedMap(new TreeMap<>(front));
    }
}
