package io.nas4j.core.trial;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What counts, curves and fronts need of a trial: all but its network and what was decided. A store reads it faster than the
 * whole trial, and it takes little memory.
 *
 * @param macs multiply-accumulates of one image
 * @param accuracy best validation accuracy, a fraction, once trained
 * @param reward once complete
 * @param sameAs number of the earlier trial whose result this one takes over
 * @param spell when it ran
 */
public record TrialOutline(
        int number,
        TrialState state,
        Optional<FailureCause> cause,
        long macs,
        long params,
        OptionalDouble accuracy,
        OptionalDouble reward,
        OptionalInt sameAs,
        Spell spell) {

    /**
     * When a trial ran.
     *
     * @param seconds of wall time
     */
    public record Spell(OptionalDouble seconds, Optional<Instant> started, Optional<Instant> finished) {}

    /** What a store reads for one. */
    public static final List<TrialField> FIELDS = List.of(
            TrialField.NUMBER,
            TrialField.STATE,
            TrialField.CAUSE,
            TrialField.MACS,
            TrialField.PARAMS,
            TrialField.ACCURACY,
            TrialField.REWARD,
            TrialField.SECONDS,
            TrialField.SAME_AS,
            TrialField.STARTED,
            TrialField.FINISHED);

    /** That of a whole trial. */
    public static TrialOutline of(Trial trial) {
        return new TrialOutline(
                trial.number(),
                trial.state(),
                trial.cause(),
                trial.macs(),
                trial.params(),
                trial.accuracy(),
                trial.reward(),
                trial.sameAs(),
                new Spell(trial.seconds(), trial.run().started(), trial.run().finished()));
    }

    /**
     * As a store has it.
     *
     * @param values of {@link #FIELDS} alone
     * @throws IllegalArgumentException where a value is none that a trial can have
     */
    public static TrialOutline read(TrialValues values) {
        return new TrialOutline(
                values.ordinal(TrialField.NUMBER).orElseThrow(),
                TrialState.valueOf(values.word(TrialField.STATE).orElseThrow()),
                values.word(TrialField.CAUSE).map(FailureCause::valueOf),
                values.whole(TrialField.MACS).orElseThrow(),
                values.whole(TrialField.PARAMS).orElseThrow(),
                values.decimal(TrialField.ACCURACY),
                values.decimal(TrialField.REWARD),
                values.ordinal(TrialField.SAME_AS),
                new Spell(
                        values.decimal(TrialField.SECONDS),
                        values.time(TrialField.STARTED),
                        values.time(TrialField.FINISHED)));
    }

    public OptionalDouble seconds() {
        return spell.seconds();
    }

    public Optional<Instant> started() {
        return spell.started();
    }

    public Optional<Instant> finished() {
        return spell.finished();
    }

    /** Whether it is complete and has a reward. */
    public boolean rewarded() {
        return state == TrialState.COMPLETE && reward.isPresent();
    }

    /** Whether it is {@link #rewarded} by a training of its own. */
    public boolean ranked() {
        return rewarded() && sameAs.isEmpty();
    }
}
