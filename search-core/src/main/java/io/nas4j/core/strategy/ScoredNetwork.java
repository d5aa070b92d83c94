package io.nas4j.core.strategy;

import io.nas4j.space.Decimals;
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

    /** How many networks are scored before a search begins. */
    public static final int COUNT = 64;

    /** The random stream that draws them. */
    public static final String STREAM = "search.scored";

    public ScoredNetwork {
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        scores.forEach((name, score) -> {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException(
                        "score " + name + " must be finite, but was " + Decimals.text(score));
            }
        });
    }
}
