package io.nas4j.core.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a training is to yield besides the accuracy on the validation images.
 *
 * @param testAccuracy whether to measure the test images too, at the end
 * @param weightsFile where to put the weights of the best epoch, as safetensors
 * @param checkpoint how the training is kept on its way; empty for not at all
 * @param latencyBatches images in a batch of which inference is timed after the training; empty for none
 */
public record WantedResults(
        boolean testAccuracy,
        Optional<Path> weightsFile,
        Optional<Checkpointing> checkpoint,
        List<Integer> latencyBatches) {

    /** The accuracy on the validation images alone. */
    public static final WantedResults NONE = new WantedResults(false, Optional.empty(), Optional.empty(), List.of());

    public WantedResults {
        latencyBatches = List.copyOf(latencyBatches);
    }

    /** The same with inference timed at these batches. */
    public WantedResults withLatencyBatches(List<Integer> batches) {
        return new WantedResults(testAccuracy, weightsFile, checkpoint, batches);
    }
}
