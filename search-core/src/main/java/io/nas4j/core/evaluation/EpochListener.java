package io.nas4j.core.evaluation;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;

/** Hears of each epoch as it ends. */
@FunctionalInterface
public interface EpochListener {

    void epoch(Epoch epoch);

    /** Images are being read, decoded or resized: told now and then, from any thread. */
    default void reading() {}

    /** The images are there and training goes on: told after every step, so to be quick about. */
    default void progress() {}

    /** All so far is kept: a training that ends here goes on from here when it is asked for again. */
    default void kept() {}

    /** The network is trained and judged, with this outcome; what may follow only measures it. */
    default void trained(Outcome outcome) {}

    /** The network is trained anew, from the first epoch: those heard so far are of an attempt that has failed. */
    default void restarted() {}
}
