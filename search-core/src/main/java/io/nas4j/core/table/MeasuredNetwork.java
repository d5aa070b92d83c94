package io.nas4j.core.table;

import io.nas4j.space.search.Choices;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network whose accuracy is known.
 *
 * @param choices the first sequence that builds it
 * @param accuracy a fraction
 * @param params trainable numbers
 * @param macs multiply-accumulates of one image
 * @param scores computed without training, by name, each higher where a network is expected to be better
 */
public record MeasuredNetwork(
        Choices choices, double accuracy, long params, long macs, SortedMap<String, Double> scores) {

    public MeasuredNetwork {
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }
}
