package io.nas4j.core.strategy;

import io.nas4j.space.search.Choices;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network that was scored without training, before a search begins.
 *
 * @param scores by the name of the score, each higher where the network is expected to be better; finite. What a score could
 *     not be computed of lacks it.
 */
public record ScoredNetwork(Choices choices, SortedMap<String, Double> scores) {

    public ScoredNetwork {
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        scores.forEach((name, score) -> {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("score " + name + " must be finite, but was " + score);
            }
        });
    }
}
