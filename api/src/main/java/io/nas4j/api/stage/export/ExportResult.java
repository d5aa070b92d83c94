package io.nas4j.api.stage.export;

import io.nas4j.export.target.Agreement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A network that was exported, and what came of running it.
 *
 * @param target name of the exporter
 * @param file absolute; a folder where the exporter writes several files
 * @param bytes of what was written, without its page
 * @param problem why it is not to be used, where a check failed or could not be made
 * @param checks one for each backend that was asked
 */
public record ExportResult(String target, Path file, long bytes, Optional<String> problem, List<Checked> checks) {

    public ExportResult {
        checks = List.copyOf(checks);
    }

    /**
     * What a backend showed.
     *
     * @param backend its own name, as {@code ONNX Runtime}
     * @param engine that computed the reference
     * @param images what the images are, as {@code test images}
     * @param agreement empty where nothing was computed
     * @param readBack tensors that were read back and are equal, where nothing was computed
     * @param accuracyHere the engine's on the compared images, where they have labels
     * @param accuracyThere the backend's on the same images
     */
    public record Checked(
            String backend,
            String engine,
            String images,
            Optional<Agreement> agreement,
            OptionalInt readBack,
            OptionalDouble accuracyHere,
            OptionalDouble accuracyThere) {

        /** The sentence that is stored beside the file. */
        public String sentence() {
            if (agreement.isEmpty()) {
                return backend + " reads all " + readBack.orElse(0) + " tensors, each equal to the number";
            }
            return String.format(
                            Locale.ROOT,
                            "%d of %d %s get the same class from %s as from %s; largest difference of two logits"
                                    + " %.2g, largest logit %.2f",
                            agreement.get().sameClasses(),
                            agreement.get().images(),
                            images,
                            backend,
                            engine,
                            agreement.get().largestDifference(),
                            agreement.get().largestLogit())
                    + accuracies();
        }

        /** Said where they differ. */
        private String accuracies() {
            return accuracyHere.equals(accuracyThere)
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "; accuracy %.4f there, %.4f here",
                            accuracyThere.orElse(Double.NaN),
                            accuracyHere.orElse(Double.NaN));
        }
    }

    /** The sentences of all checks. */
    public String detail() {
        return checks.stream().map(Checked::sentence).collect(Collectors.joining("; "));
    }
}
