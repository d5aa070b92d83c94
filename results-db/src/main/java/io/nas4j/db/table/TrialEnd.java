package io.nas4j.db.table;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The columns that the end of a trial fills. */
public record TrialEnd(
        TrialState state,
        Optional<FailureCause> cause,
        OptionalDouble accuracy,
        OptionalDouble testAccuracy,
        OptionalDouble reward,
        double seconds,
        Optional<String> message,
        List<MeasuredLatency> latencies) {

    private static final int LONGEST_MESSAGE = 10_000;

    public static TrialEnd of(Outcome outcome, OptionalDouble reward, double seconds) {
        if (outcome instanceof Outcome.Complete complete) {
            return new TrialEnd(
                    TrialState.COMPLETE,
                    Optional.empty(),
                    OptionalDouble.of(complete.accuracy()),
                    complete.testAccuracy(),
                    reward,
                    seconds,
                    complete.note().map(TrialEnd::shortened),
                    complete.latencies());
        }
        if (outcome instanceof Outcome.Pruned pruned) {
            return new TrialEnd(
                    TrialState.PRUNED,
                    Optional.empty(),
                    OptionalDouble.of(pruned.accuracy()),
                    OptionalDouble.empty(),
                    reward,
                    seconds,
                    pruned.note().map(TrialEnd::shortened),
                    pruned.latencies());
        }
        Outcome.Failed failed = (Outcome.Failed) outcome;
        return new TrialEnd(
                TrialState.FAILED,
                Optional.of(failed.cause()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                reward,
                seconds,
                Optional.of(shortened(failed.message())),
                List.of());
    }

    /** The end that a linked trial takes over; it took no time. */
    static TrialEnd takenFrom(Trial source) {
        return new TrialEnd(
                source.state(),
                source.cause(),
                source.accuracy(),
                source.testAccuracy(),
                source.reward(),
                0,
                source.message(),
                source.latencies());
    }

    /** Whether the trial ended so. */
    public boolean isOf(Trial trial) {
        return equals(new TrialEnd(
                trial.state(),
                trial.cause(),
                trial.accuracy(),
                trial.testAccuracy(),
                trial.reward(),
                trial.seconds().orElse(Double.NaN),
                trial.message(),
                trial.latencies()));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 3) + "...";
    }
}
