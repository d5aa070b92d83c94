package io.nas4j.core.run;

import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import java.util.List;
import java.util.OptionalDouble;

/** Hears what a run does, for progress; called from several threads at once. */
public interface RunListener {

    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /** So many networks of the space are about to be scored by these scores, before the first trial. */
    default void scoring(int networks, List<String> scores) {}

    /** A score is missing, as this sentence says. */
    default void missing(String sentence) {}

    default void started(TrialSpec spec) {}

    default void epoch(TrialSpec spec, Epoch epoch) {}

    /** The total of trials is another one from now on. */
    default void total(int trials) {}

    /** The run goes on behind so many finished trials, of which it tells no more; the best reward of the study so far. */
    default void resumed(int finished, OptionalDouble best) {}

    /** A trial has ended and is stored; also told, once each, of other trials that were finished before the run began. */
    default void finished(Trial trial, boolean before) {}

    /** Something happened inside the strategy that is stored. */
    default void strategy(StrategyRecord record) {}

    /** The strategy has nothing left to propose. */
    default void exhausted(int proposed) {}

    /** The search ends before its total of trials, and why, in a sentence's second half. */
    default void endedEarly(int proposed, String why) {}

    /** The run is over, however it ended; nothing is told behind this. */
    default void ended() {}
}
