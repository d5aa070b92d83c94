package io.nas4j.core.strategy;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened inside a strategy, for people who watch a search: part of what it does, never of what decides.
 *
 * @param values measured ones, by name
 * @param text a sentence, or an architecture, or empty
 */
public record StrategyEvent(Kind kind, SortedMap<String, Double> values, String text) {

    /** What sort of event. */
    public enum Kind {
        /** A policy or a model learned from finished trials. */
        UPDATE,
        /** A population was renewed. */
        GENERATION,
        /** Proposals repeat themselves. */
        COLLAPSE,
        /** Exploration was raised. */
        REHEAT,
        /** Nothing is left to propose. */
        EXHAUSTED;

        /** The name in texts. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public StrategyEvent {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
