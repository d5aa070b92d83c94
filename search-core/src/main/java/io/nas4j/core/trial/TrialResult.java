package io.nas4j.core.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a trial is, and what came of it.
 *
 * @param cause of a failure
 * @param accuracy best validation accuracy, a fraction, once trained
 * @param testAccuracy on images that no search has seen; only where the phase measures it
 * @param reward once complete
 * @param seconds of wall time
 * @param message what went wrong or was out of the ordinary, in a sentence
 * @param latencies measured: of one image first, then of the study's batch where that is larger; empty in studies that ask
 *     for none
 * @param objectives what else the training measured
 */
public record TrialResult(
        TrialState state,
        Optional<FailureCause> cause,
        OptionalDouble accuracy,
        OptionalDouble testAccuracy,
        OptionalDouble reward,
        OptionalDouble seconds,
        Optional<String> message,
        List<MeasuredLatency> latencies,
        OtherObjectives objectives) {

    /** The trial is being trained, and nothing came of it yet. */
    public static final TrialResult RUNNING = new TrialResult(
            TrialState.RUNNING,
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            List.of(),
            OtherObjectives.NONE);

    private static final int LONGEST_MESSAGE = 10_000;

    public TrialResult {
        latencies = List.copyOf(latencies);
    }

    /** The result of a trial that ended so; a message of more than 10,000 characters loses its end. */
    public static TrialResult of(Outcome outcome, OptionalDouble reward, double seconds) {
        OptionalDouble took = OptionalDouble.of(seconds);
        if (outcome instanceof Outcome.Complete complete) {
            return new TrialResult(
                    TrialState.COMPLETE,
                    Optional.empty(),
                    OptionalDouble.of(complete.accuracy()),
                    complete.testAccuracy(),
                    reward,
                    took,
                    complete.note().map(TrialResult::shortened),
                    complete.latencies(),
                    complete.objectives());
        }
        if (outcome instanceof Outcome.Pruned pruned) {
            return new TrialResult(
                    TrialState.PRUNED,
                    Optional.empty(),
                    OptionalDouble.of(pruned.accuracy()),
                    OptionalDouble.empty(),
                    reward,
                    took,
                    pruned.note().map(TrialResult::shortened),
                    pruned.latencies(),
                    pruned.objectives());
        }
        Outcome.Failed failed = (Outcome.Failed) outcome;
        return new TrialResult(
                TrialState.FAILED,
                Optional.of(failed.cause()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                reward,
                took,
                Optional.of(shortened(failed.message())),
                List.of(),
                OtherObjectives.NONE);
    }

    static TrialResult read(TrialValues values) {
        return new TrialResult(
                TrialState.valueOf(values.word(TrialField.STATE).orElseThrow()),
                values.word(TrialField.CAUSE).map(FailureCause::valueOf),
                values.decimal(TrialField.ACCURACY),
                values.decimal(TrialField.TEST_ACCURACY),
                values.decimal(TrialField.REWARD),
                values.decimal(TrialField.SECONDS),
                values.word(TrialField.MESSAGE),
                MeasuredLatency.read(values),
                values.word(TrialField.OBJECTIVES).map(OtherObjectives::parse).orElse(OtherObjectives.NONE));
    }

    /** The latency of one image, or of the larger batch. */
    Optional<MeasuredLatency> latency(boolean single) {
        return latencies.stream().filter(each -> (each.batch() == 1) == single).findFirst();
    }

    /** The result as a linked trial takes it over, which took no time. */
    TrialResult takenOver() {
        return new TrialResult(
                state, cause, accuracy, testAccuracy, reward, OptionalDouble.of(0), message, latencies, objectives);
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 3) + "...";
    }
}
