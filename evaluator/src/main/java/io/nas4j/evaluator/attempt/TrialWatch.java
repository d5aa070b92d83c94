package io.nas4j.evaluator.attempt;

import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.Decimals;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Holds one attempt to its limits. Its time runs from when the images are there: reading them, which the first trial of every
 * worker does for those after it, is not the network's. Silence counts from the start, though until then a worker may be
 * silent for a minute, while it loads its engine.
 */
public final class TrialWatch {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MIB = 1L << 20;
    private static final double LEAST_SILENCE_BEFORE = 60;

    /** Who looks every second or so and finds that more has passed was stopped itself, mostly with its workers. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final String trainer;
    private final TrialLimits limits;
    private final long mostBytes;
    private final Supplier<OptionalLong> memory;
    private final LongSupplier clock;
    private OptionalLong began = OptionalLong.empty();
    private long heard;
    private long looked;
    private int epochs;
    private boolean trained;
    private boolean reading;
    private boolean lost;

    /**
     * Begins to watch.
     *
     * @param trainer what trains, for sentences: {@code worker}
     * @param mostBytes that the worker may keep
     * @param memory what it keeps
     * @param clock nanoseconds
     */
    public TrialWatch(
            String trainer, TrialLimits limits, long mostBytes, Supplier<OptionalLong> memory, LongSupplier clock) {
        this.trainer = trainer;
        this.limits = limits;
        this.mostBytes = mostBytes;
        this.memory = memory;
        this.clock = clock;
        this.looked = clock.getAsLong();
        this.heard = looked;
    }

    /** The worker reads images. */
    public void reading() {
        heard = clock.getAsLong();
        lost = false;
        reading = true;
    }

    /** The machine with the worker is lost. Nothing is held against the trial until a worker elsewhere says something. */
    public void lost() {
        lost = true;
        reading = false;
        trained = false;
        epochs = 0;
        began = OptionalLong.empty();
    }

    /** Whether the worker reads images, as far as it has said: what goes wrong meanwhile is not the network's. */
    public boolean readsImages() {
        return reading;
    }

    /** The images are there, and the worker has said something. */
    public void heard() {
        lost = false;
        reading = false;
        heard = clock.getAsLong();
        if (began.isEmpty()) {
            began = OptionalLong.of(heard);
        }
    }

    /** An epoch has ended. */
    public void epoch(int number) {
        heard();
        epochs = number;
    }

    /** The network is trained; from here on it is measured. */
    public void trained() {
        heard();
        trained = true;
    }

    /** How the trial failed, if it has gone beyond a limit; to be asked every few seconds at least. */
    public Optional<Outcome.Failed> exceeded() {
        long now = clock.getAsLong();
        long paused = now - looked > PAUSE ? now - looked : 0;
        looked = now;
        if (lost) {
            return Optional.empty();
        }
        heard += paused;
        began = began.isPresent() ? OptionalLong.of(began.getAsLong() + paused) : began;
        OptionalLong kept = memory.get();
        if (kept.isPresent() && kept.getAsLong() > mostBytes) {
            return Optional.of(new Outcome.Failed(
                    FailureCause.OUT_OF_MEMORY,
                    "the " + trainer + " kept " + megabytes(kept.getAsLong()) + " MB in memory " + place()
                            + ", more than its "
                            + (limits.megabytes() == 0 ? "share of this machine's, " : "limit, ")
                            + megabytes(mostBytes) + " MB (--worker-memory)"));
        }
        if (began.isPresent() && limits.seconds() > 0 && now - began.getAsLong() > limits.seconds() * NANOS) {
            return timeout(
                    "it was not done after " + Decimals.text(limits.seconds()) + " s (--trial-timeout), " + place());
        }
        double silence =
                began.isPresent() ? limits.silentSeconds() : Math.max(limits.silentSeconds(), LEAST_SILENCE_BEFORE);
        if (limits.silentSeconds() > 0 && now - heard > silence * NANOS) {
            return timeout("it made no step for " + Decimals.text(silence) + " s (--silent-timeout), " + place());
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Failed> timeout(String message) {
        return Optional.of(new Outcome.Failed(FailureCause.TIMEOUT, message));
    }

    private String place() {
        if (reading) {
            return "while it read images";
        }
        if (trained) {
            return "after its last epoch";
        }
        return began.isEmpty() ? "before its first epoch" : "in epoch " + (epochs + 1);
    }

    /** Rounded up, so that what is above a limit reads so. */
    private static long megabytes(long bytes) {
        return (bytes + MIB - 1) / MIB;
    }
}
