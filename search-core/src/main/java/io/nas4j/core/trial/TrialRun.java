package io.nas4j.core.trial;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a trial was run; empty where it was not trained, or where the release that stored it did not tell.
 *
 * @param seed of its training
 * @param worker which of the search's workers had it, from 0
 */
public record TrialRun(OptionalLong seed, OptionalInt worker, Optional<Instant> started, Optional<Instant> finished) {

    /** Nothing is known. */
    public static final TrialRun UNKNOWN =
            new TrialRun(OptionalLong.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

    /** A training with that seed, by that worker; when it begins is not known yet. */
    public static TrialRun of(long seed, int worker) {
        return new TrialRun(OptionalLong.of(seed), OptionalInt.of(worker), Optional.empty(), Optional.empty());
    }

    /** A training with that seed; who does it, and when, is not known. */
    public static TrialRun ofSeed(long seed) {
        return new TrialRun(OptionalLong.of(seed), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** Nothing was trained, and the trial ended as it began. */
    static TrialRun nothing(Instant time) {
        return new TrialRun(OptionalLong.empty(), OptionalInt.empty(), Optional.of(time), Optional.of(time));
    }

    /** The same run, which begins then. */
    public TrialRun startedAt(Instant time) {
        return new TrialRun(seed, worker, Optional.of(time), finished);
    }

    static TrialRun read(TrialValues values) {
        return new TrialRun(
                values.whole(TrialField.SEED),
                values.ordinal(TrialField.WORKER),
                values.time(TrialField.STARTED),
                values.time(TrialField.FINISHED));
    }
}
