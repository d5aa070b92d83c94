package io.nas4j.core.prune;

import io.nas4j.core.trial.Signal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a trial ends early: after an epoch by whose end the best that its epochs are worth is below what it must be.
 *
 * @param signal by what an epoch is judged
 * @param least worth, by the number of the epoch: an accuracy, a fraction, or a loss with its sign changed
 */
public record StopRule(Signal signal, SortedMap<Integer, Double> least) {

    /** Never ends a trial. */
    public static final StopRule NONE = new StopRule(Map.of());

    public StopRule {
        least = Collections.unmodifiableSortedMap(new TreeMap<>(least));
    }

    /** A rule of those accuracies. */
    public StopRule(Map<Integer, Double> least) {
        this(Signal.ACCURACY, new TreeMap<>(least));
    }

    /** The same, by another signal. */
    public StopRule judgedBy(Signal other) {
        return new StopRule(other, least);
    }

    /** Whether a trial ends after that epoch, the best that its epochs are worth being so. */
    public boolean ends(int epoch, double best) {
        Double needed = least.get(epoch);
        return needed != null && best < needed;
    }
}
