package examples.plugin;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.Reference;
import io.nas4j.export.target.Usage;
import io.nas4j.core.WorkFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the architecture on one line, without weights: {@code --to text}. */
public final class TextExporter implements Exporter {

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String needs() {
        return "the architecture on one line, read back";
    }

    @Override
    public Form form() {
        return Form.file("network.txt");
    }

    @Override
    public void write(TrainedNetwork network, Path output) {
        byte[] line = (network.architecture() + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(output, out -> out.write(line));
    }

    @Override
    public Usage usage(TrainedNetwork network, String file) {
        return new Usage(
                "A network on one line.",
                "nas4j",
                "There are no weights in it.",
                "sh",
                "nas4j profile " + file,
                List.of(new Usage.FileNote(file, "the architecture")));
    }

    @Override
    public List<BackendCheck> checks() {
        return List.of(new ReadAgain());
    }

    @Override
    public boolean accepts(Agreement agreement) {
        return true;
    }

    private record ReadAgain() implements BackendCheck {

        @Override
        public String backend() {
            return "a reader of text";
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public Evidence check(Path written, Reference reference) {
            try {
                String expected = reference.network().architecture() + "\n";
                if (!Files.readString(written).equals(expected)) {
                    throw new WorkFailedException(written + " holds another network");
                }
                return new Evidence.ReadBack(0);
            } catch (IOException e) {
                throw new WorkFailedException("cannot read " + written + ": " + AtomicFile.reason(e), e);
            }
        }
    }
}
