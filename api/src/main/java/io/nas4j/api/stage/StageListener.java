package io.nas4j.api.stage;

import io.nas4j.core.run.RunListener;
import io.nas4j.core.trial.Phase;

/** Hears how a stage goes on, for progress. */
public interface StageListener {

    /** Hears nothing. */
    StageListener NONE = new StageListener() {};

    /**
     * The trials of a phase are about to run.
     *
     * @param total trials when all is done, those that were finished before included
     * @return hears of each of them
     */
    default RunListener trials(Phase phase, int total) {
        return RunListener.NONE;
    }

    /**
     * The trials of a phase are about to run whose trainings take long, so that their epochs may be of interest.
     *
     * @param total trials when all is done, those that were finished before included
     * @param epochs of each training
     * @return hears of each of them
     */
    default RunListener trainings(Phase phase, int total, int epochs) {
        return trials(phase, total);
    }

    /** A score of untrained networks is about to choose those that open a search among so many random ones. */
    default void scoring(int networks, String score) {}

    /** A score is missing, as this sentence says. */
    default void missing(String sentence) {}

    /** Another process has asked something of this one, as this sentence says; told from a thread of its own. */
    default void asked(String sentence) {}
}
