package io.nas4j.core.evaluation;

import io.nas4j.core.trial.Epoch;

/** Hears of each epoch as it ends. */
@FunctionalInterface
public interface EpochListener {

    void epoch(Epoch epoch);
}
