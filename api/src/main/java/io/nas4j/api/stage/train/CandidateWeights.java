package io.nas4j.api.stage.train;

import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The weights of the networks that a baseline is chosen from, and what is kept of their trainings on the way. */
final class CandidateWeights {

    private final Path folder;

    CandidateWeights(Path folder) {
        this.folder = folder;
    }

    /** Where those of a baseline trial are until the baseline is chosen. */
    Path of(int number) {
        return folder.resolve("candidate-" + number + ".safetensors");
    }

    /** Where the training of a baseline trial is kept until it is done. */
    Path checkpointOf(int number) {
        return folder.resolve("candidate-" + number + ".checkpoint");
    }

    /** Removes what is kept of trainings. */
    void dropCheckpoints(int count) {
        for (int number = 0; number < count; number++) {
            CheckpointFile.remove(checkpointOf(number));
        }
    }

    /**
     * Makes the weights of one the baseline's, and removes the others with what was kept of all trainings. Does nothing where that was done before.
     *
     * @throws WorkFailedException where the folder cannot be changed
     */
    void keep(int chosen, int count) {
        try {
            Path weights = of(chosen);
            if (Files.isRegularFile(weights)) {
                Files.move(
                        weights,
                        folder.resolve(BaselineStage.WEIGHTS),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            for (int number = 0; number < count; number++) {
                Files.deleteIfExists(of(number));
            }
            dropCheckpoints(count);
        } catch (IOException e) {
            throw new WorkFailedException(
                    "the weights of the baseline cannot be kept in " + folder + ": " + e.getMessage());
        }
    }
}
