package io.nas4j.core.prune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The median stopping rule (Golovin et al. 2017, "Google Vizier", section 3.2.1): a trial ends after an epoch by which its
 * best accuracy is below the median, over all complete trials, of their mean accuracy up to that epoch.
 */
final class MedianPruner implements Pruner {

    private final int startup;
    private final int warmup;
    /** For each epoch after the warm-up but the last: the complete trials' mean accuracies up to it, ascending. */
    private final List<List<Double>> means = new ArrayList<>();

    /**
     * Starts without results.
     *
     * @param startup complete trials before the first one is ended
     * @param warmup epochs after which none is ended
     */
    MedianPruner(int startup, int warmup, int epochs) {
        this.startup = startup;
        this.warmup = warmup;
        for (int epoch = warmup + 1; epoch < epochs; epoch++) {
            means.add(new ArrayList<>());
        }
    }

    @Override
    public StopRule rule(int trial) {
        Map<Integer, Double> least = new TreeMap<>();
        for (int i = 0; i < means.size(); i++) {
            List<Double> sorted = means.get(i);
            if (sorted.size() >= startup) {
                least.put(warmup + 1 + i, median(sorted));
            }
        }
        return new StopRule(least);
    }

    private static double median(List<Double> sorted) {
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    @Override
    public void observe(int trial, boolean complete, List<Double> accuracies) {
        if (!complete) {
            return;
        }
        double sum = 0;
        for (int epoch = 1; epoch <= Math.min(accuracies.size(), warmup + means.size()); epoch++) {
            sum += accuracies.get(epoch - 1);
            if (epoch > warmup) {
                List<Double> sorted = means.get(epoch - warmup - 1);
                int at = Collections.binarySearch(sorted, sum / epoch);
                sorted.add(at < 0 ? -at - 1 : at, sum / epoch);
            }
        }
    }
}
