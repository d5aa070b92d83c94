package io.nas4j.core.study;

import io.nas4j.core.trial.Phase;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options that a phase after the search was begun with, kept so that it is resumed with the same.
 *
 * @param options what else decides the phase's trials, by name
 */
public record PhasePlan(Phase phase, TrainingTask task, Map<String, String> options) {

    public PhasePlan {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
