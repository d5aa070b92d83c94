package io.nas4j.core.prune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asynchronous successive halving (Li et al. 2020, "A system for massively parallel hyperparameter tuning", algorithm 2) in
 * its stopping form (Klein et al. 2020, "Model-based asynchronous hyperparameter and neural architecture search"): after the
 * epoch of a rung a trial goes on that is among the best {@code floor(n / eta)} of the {@code n} that came so far, itself
 * counted in, and ends otherwise; until {@code eta} have come to a rung all go on.
 */
final class Rungs {

    private final int eta;
    /** Best accuracies on arrival at each rung's epoch, ascending. */
    private final SortedMap<Integer, List<Double>> arrived = new TreeMap<>();

    /**
     * Starts without results.
     *
     * @param first epoch of the first rung; each next one is at eta times as many
     * @param epochs of a whole training; rungs are before its end
     */
    Rungs(int first, int eta, int epochs) {
        this.eta = eta;
        for (long epoch = first; epoch < epochs; epoch *= eta) {
            arrived.put((int) epoch, new ArrayList<>());
        }
    }

    StopRule rule() {
        Map<Integer, Double> least = new TreeMap<>();
        arrived.forEach((epoch, accuracies) -> {
            int goOn = (accuracies.size() + 1) / eta;
            if (goOn > 0) {
                least.put(epoch, accuracies.get(accuracies.size() - goOn));
            }
        });
        return new StopRule(least);
    }

    void observe(List<Double> accuracies) {
        arrived.headMap(accuracies.size() + 1).forEach((epoch, before) -> {
            double best = Collections.max(accuracies.subList(0, epoch));
            int at = Collections.binarySearch(before, best);
            before.add(at < 0 ? -at - 1 : at, best);
        });
    }
}
