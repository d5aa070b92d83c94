package io.nas4j.core.prune;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a trial ends early: after an epoch by whose end its best validation accuracy is below what it must have.
 *
 * @param least accuracy, a fraction, by the number of the epoch
 */
public record StopRule(SortedMap<Integer, Double> least) {

    /** Never ends a trial. */
    public static final StopRule NONE = new StopRule(Map.of());

    public StopRule {
        least = Collections.unmodifiableSortedMap(new TreeMap<>(least));
    }

    /** A rule of those thresholds. */
    public StopRule(Map<Integer, Double> least) {
        this(new TreeMap<>(least));
    }

    /** Whether a trial ends after that epoch, its best accuracy so far being so. */
    public boolean ends(int epoch, double best) {
        Double needed = least.get(epoch);
        return needed != null && best < needed;
    }
}
