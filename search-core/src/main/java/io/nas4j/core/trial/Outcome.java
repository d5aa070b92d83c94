package io.nas4j.core.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How a trial ended. */
public sealed interface Outcome {

    /**
     * Trained to the end: best validation accuracy as a fraction, and test accuracy where it was asked for.
     *
     * @param note what was out of the ordinary, in a sentence
     * @param latencies where they were asked for
     * @param objectives what else was measured
     */
    record Complete(
            double accuracy,
            OptionalDouble testAccuracy,
            Optional<String> note,
            List<MeasuredLatency> latencies,
            OtherObjectives objectives)
            implements Outcome {

        public Complete {
            latencies = List.copyOf(latencies);
        }

        /** Nothing was out of the ordinary, and no latency measured. */
        public Complete(double accuracy, OptionalDouble testAccuracy) {
            this(accuracy, testAccuracy, Optional.empty(), List.of(), OtherObjectives.NONE);
        }

        /** The same with what else was measured. */
        public Complete withObjectives(OtherObjectives others) {
            return new Complete(accuracy, testAccuracy, note, latencies, others);
        }

        @Override
        public Complete withNote(Optional<String> other) {
            return new Complete(accuracy, testAccuracy, other, latencies, objectives);
        }

        @Override
        public Complete withLatencies(List<MeasuredLatency> measured) {
            return new Complete(accuracy, testAccuracy, note, measured, objectives);
        }
    }

    /**
     * Stopped early by a pruner at its best validation accuracy so far.
     *
     * @param note what was out of the ordinary, in a sentence
     * @param latencies where they were asked for
     * @param objectives what else was measured
     */
    record Pruned(double accuracy, Optional<String> note, List<MeasuredLatency> latencies, OtherObjectives objectives)
            implements Outcome {

        public Pruned {
            latencies = List.copyOf(latencies);
        }

        /** Nothing was out of the ordinary, and no latency measured. */
        public Pruned(double accuracy) {
            this(accuracy, Optional.empty(), List.of(), OtherObjectives.NONE);
        }

        /** The same with what else was measured. */
        public Pruned withObjectives(OtherObjectives others) {
            return new Pruned(accuracy, note, latencies, others);
        }

        @Override
        public Pruned withNote(Optional<String> other) {
            return new Pruned(accuracy, other, latencies, objectives);
        }

        @Override
        public Pruned withLatencies(List<MeasuredLatency> measured) {
            return new Pruned(accuracy, note, measured, objectives);
        }
    }

    /** Failed, with a sentence. */
    record Failed(FailureCause cause, String message) implements Outcome {}

    /** What was out of the ordinary, in a sentence; what failed has a message instead. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** What else was measured; what failed has nothing. */
    default OtherObjectives objectives() {
        return OtherObjectives.NONE;
    }

    /** The same with another note; what failed has its message already. */
    default Outcome withNote(Optional<String> other) {
        return this;
    }

    /** The same with measured latencies; what failed has none. */
    default Outcome withLatencies(List<MeasuredLatency> measured) {
        return this;
    }
}
