package io.nas4j.core.trial;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a trial was run; empty where it was not trained, or a release stored it that did not tell.
 *
 * @param seed of its training
 * @param worker which of the search's workers had it, from 0
 */
public record TrialRun(OptionalLong seed, OptionalInt worker, Optional<Instant> started, Optional<Instant> finished) {

    /** Nothing is known. */
    public static final TrialRun UNKNOWN =
            new TrialRun(OptionalLong.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

    static TrialRun read(TrialValues values) {
        return new TrialRun(
                values.whole(TrialField.SEED),
                values.ordinal(TrialField.WORKER),
                values.time(TrialField.STARTED),
                values.time(TrialField.FINISHED));
    }
}
