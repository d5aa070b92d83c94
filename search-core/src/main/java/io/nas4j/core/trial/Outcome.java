package io.nas4j.core.trial;

import java.util.Optional;
import java.util.OptionalDouble;

/** How a trial ended. */
public sealed interface Outcome {

    /**
     * Trained to the end: best validation accuracy as a fraction, and test accuracy where it was asked for.
     *
     * @param note what was out of the ordinary, in a sentence
     */
    record Complete(double accuracy, OptionalDouble testAccuracy, Optional<String> note) implements Outcome {

        /** Nothing was out of the ordinary. */
        public Complete(double accuracy, OptionalDouble testAccuracy) {
            this(accuracy, testAccuracy, Optional.empty());
        }
    }

    /**
     * Stopped early by a pruner at its best validation accuracy so far.
     *
     * @param note what was out of the ordinary, in a sentence
     */
    record Pruned(double accuracy, Optional<String> note) implements Outcome {

        /** Nothing was out of the ordinary. */
        public Pruned(double accuracy) {
            this(accuracy, Optional.empty());
        }
    }

    /** Failed, with a sentence. */
    record Failed(FailureCause cause, String message) implements Outcome {}
}
