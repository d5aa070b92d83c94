package io.nas4j.evaluator.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Keeps a training on its way: at the end of each epoch, and within one as often as its interval says. */
public final class Checkpoints {

    private static final double NANOS = 1e9;

    private final Optional<CheckpointFile> file;
    private final double seconds;
    private final LongSupplier clock;
    private final List<? extends TrainingState.Holder> parts;
    private long last;

    /**
     * Begins to count the seconds.
     *
     * @param file where it is kept; empty where it is not
     * @param seconds from one time to the next within an epoch
     * @param parts all that the rest of the training depends on
     * @param clock nanoseconds; it decides when something is kept, and nothing of what comes of the training
     */
    public Checkpoints(
            Optional<CheckpointFile> file,
            double seconds,
            List<? extends TrainingState.Holder> parts,
            LongSupplier clock) {
        this.file = file;
        this.seconds = seconds;
        this.parts = List.copyOf(parts);
        this.clock = clock;
        this.last = clock.getAsLong();
    }

    /** Has all parts go on from what was kept, where there is anything. */
    public void goOn() {
        file.flatMap(CheckpointFile::read).ifPresent(state -> parts.forEach(part -> part.restore(state)));
    }

    /** Whether it is time to keep the training within its epoch. */
    public boolean due() {
        return file.isPresent() && clock.getAsLong() - last >= seconds * NANOS;
    }

    /**
     * Keeps the training as it is.
     *
     * @return whether there is a file for that
     * @throws io.nas4j.core.WorkFailedException where it cannot be written; what was kept before is there still
     */
    public boolean keep() {
        if (file.isEmpty()) {
            return false;
        }
        TrainingState state = new TrainingState();
        parts.forEach(part -> part.save(state));
        file.get().write(state);
        last = clock.getAsLong();
        return true;
    }
}
