package io.nas4j.api.stage;

import io.nas4j.core.WorkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The weights of the networks that a baseline is chosen from. */
final class CandidateWeights {

    private final Path folder;

    CandidateWeights(Path folder) {
        this.folder = folder;
    }

    /** Where those of a baseline trial are until the baseline is chosen. */
    Path of(int number) {
        return folder.resolve("candidate-" + number + ".safetensors");
    }

    /**
     * Makes the weights of one the baseline's, and removes the others. Does nothing where that was done before.
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
        } catch (IOException e) {
            throw new WorkFailedException(
                    "the weights of the baseline cannot be kept in " + folder + ": " + e.getMessage());
        }
    }
}
