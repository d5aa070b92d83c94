package io.nas4j.core.trial;

import java.util.OptionalDouble;

/** How a trial ended. */
public sealed interface Outcome {

    /** Trained to the end: best validation accuracy as a fraction, and test accuracy where it was asked for. */
    record Complete(double accuracy, OptionalDouble testAccuracy) implements Outcome {}

    /** Stopped early by a pruner at its best validation accuracy so far. */
    record Pruned(double accuracy) implements Outcome {}

    /** Failed, with a sentence. */
    record Failed(FailureCause cause, String message) implements Outcome {}
}
