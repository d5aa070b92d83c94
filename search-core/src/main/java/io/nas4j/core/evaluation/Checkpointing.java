package io.nas4j.core.evaluation;

import io.nas4j.space.Require;
import java.nio.file.Path;

/**
 * That a training is kept on its way. One that is asked for again while the file is there goes on from it, to the same weights.
 *
 * @param file where it is kept
 * @param seconds from one time to the next within an epoch; at the end of each epoch it is kept anyway
 */
public record Checkpointing(Path file, double seconds) {

    /** Seconds where nothing is said. */
    public static final double USUAL_SECONDS = 60;

    public Checkpointing {
        Require.between("seconds between checkpoints", seconds, 0.0, 1e6);
    }
}
