package io.nas4j.core.simulation;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The best reward so far at each moment; keeps what was the best when it was known, and nothing else. */
final class RewardsInTime {

    private final NavigableMap<Double, Double> best = new TreeMap<>();

    /** A reward that is known from a time on. Times may come in any order. */
    void add(double time, double reward) {
        Map.Entry<Double, Double> before = best.floorEntry(time);
        if (before != null && before.getValue() >= reward) {
            return;
        }
        best.put(time, reward);
        NavigableMap<Double, Double> later = best.tailMap(time, false);
        while (!later.isEmpty() && later.firstEntry().getValue() <= reward) {
            later.pollFirstEntry();
        }
    }

    /** The best reward at a time; minus infinity before the first is known. */
    double at(double time) {
        Map.Entry<Double, Double> before = best.floorEntry(time);
        return before == null ? Double.NEGATIVE_INFINITY : before.getValue();
    }

    /** The best reward at the end; minus infinity where nothing was trained. */
    double last() {
        return best.isEmpty() ? Double.NEGATIVE_INFINITY : best.lastEntry().getValue();
    }

    /** When a reward was known that is at least so high; infinite where none was. */
    double until(double reward) {
        return best.entrySet().stream()
                .filter(each -> each.getValue() >= reward)
                .mapToDouble(Map.Entry::getKey)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** When something was known first; infinite where nothing was trained. */
    double first() {
        return best.isEmpty() ? Double.POSITIVE_INFINITY : best.firstKey();
    }
}
