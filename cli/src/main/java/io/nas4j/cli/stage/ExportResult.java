package io.nas4j.cli.stage;

import io.nas4j.export.target.Agreement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A network that was exported, and what came of running it.
 *
 * @param file absolute
 * @param bytes the file's size
 * @param checks one for each backend that ran it
 */
public record ExportResult(Path file, long bytes, List<Checked> checks) {

    public ExportResult {
        checks = List.copyOf(checks);
    }

    /**
     * How a backend agrees with the engine that trained the network.
     *
     * @param backend its own name, as {@code ONNX Runtime}
     */
    public record Checked(String backend, String engine, Agreement agreement) {

        /** The sentence that is stored beside the file. */
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%d of %d test images get the same class from %s as from %s; largest difference of two logits"
                            + " %.2g, largest logit %.2f",
                    agreement.sameClasses(),
                    agreement.images(),
                    backend,
                    engine,
                    agreement.largestDifference(),
                    agreement.largestLogit());
        }
    }

    /** The sentences of all checks. */
    public String detail() {
        return checks.stream().map(Checked::sentence).collect(Collectors.joining("; "));
    }
}
