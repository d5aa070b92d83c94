package io.nas4j.core.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a training is to yield besides the accuracy on the validation images.
 *
 * @param testAccuracy whether to measure the test images too, at the end
 * @param weightsFile where to put the weights of the best epoch, as safetensors
 * @param latencyBatches images in a batch of which inference is timed after the training; empty for none
 */
public record WantedResults(boolean testAccuracy, Optional<Path> weightsFile, List<Integer> latencyBatches) {

    public WantedResults {
        latencyBatches = List.copyOf(latencyBatches);
    }
}
