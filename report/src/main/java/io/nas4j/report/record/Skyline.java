package io.nas4j.report.record;

import io.nas4j.core.trial.TrialOutline;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Those of the trials so far that are worth more than every one that costs no more: a front of accuracy and cost, or the best so
 * far by number or time. Of several that are equal in both the first by number stands for all. Another trial takes a logarithm of
 * their count.
 */
final class Skyline {

    private final ToDoubleFunction<TrialOutline> cost;
    private final ToDoubleFunction<TrialOutline> worth;
    private final TreeMap<Double, TrialOutline> byCost = new TreeMap<>();

    /**
     * @param cost less is better; a trial for which it is not finite is left out
     * @param worth more is better; likewise
     */
    Skyline(ToDoubleFunction<TrialOutline> cost, ToDoubleFunction<TrialOutline> worth) {
        this.cost = cost;
        this.worth = worth;
    }

    void add(TrialOutline trial) {
        double at = cost.applyAsDouble(trial);
        double value = worth.applyAsDouble(trial);
        if (!Double.isFinite(at) || !Double.isFinite(value) || beaten(trial, at, value)) {
            return;
        }
        byCost.put(at, trial);
        for (Map.Entry<Double, TrialOutline> dearer = byCost.higherEntry(at);
                dearer != null && worth.applyAsDouble(dearer.getValue()) <= value;
                dearer = byCost.higherEntry(at)) {
            byCost.remove(dearer.getKey());
        }
    }

    private boolean beaten(TrialOutline trial, double at, double value) {
        Map.Entry<Double, TrialOutline> cheaper = byCost.floorEntry(at);
        if (cheaper == null) {
            return false;
        }
        double other = worth.applyAsDouble(cheaper.getValue());
        boolean equal = cheaper.getKey() == at && other == value;
        return equal ? cheaper.getValue().number() < trial.number() : other >= value;
    }

    /** By rising cost, and so by rising worth. */
    List<TrialOutline> trials() {
        return List.copyOf(byCost.values());
    }
}
