package io.nas4j.api.stage.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.CalibrationImages;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.ExportOutput;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Form;
import io.nas4j.export.target.RawImages;
import io.nas4j.export.target.Reference;
import io.nas4j.export.target.Usage;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportStageTest {

    private static final TrainedNetwork NETWORK =
            ExportSubject.fresh(ArchitectureText.parse("in:2x1 stem:k3_s2_c2 mb:e1_k3_s1_c2 head:none classes:2"), 0);
    private static final RawImages IMAGES = new RawImages(2, 2, 1, new float[8]);

    private static final ExportSubject SUBJECT = new ExportSubject(
            new Reference(NETWORK, IMAGES, new float[] {1, 0, 0, 1}),
            "torch",
            "test images",
            Optional.of(new int[] {0, 0}),
            new CalibrationImages("training images", () -> IMAGES));

    @TempDir
    Path folder;

    @Test
    void whatAgreesTakesItsName() throws IOException {
        ExportResult result = export(new Fake(Form.file("net.bin"), new float[] {2, 0, 0, 1}, true, true), "a.bin");
        assertThat(result.problem()).isEmpty();
        assertThat(result.file()).isEqualTo(folder.resolve("a.bin"));
        assertThat(result.bytes()).isEqualTo(3);
        assertThat(result.checks()).singleElement().satisfies(check -> {
            assertThat(check.agreement()).contains(new Agreement(2, 2, 1, 1));
            assertThat(check.accuracyHere()).hasValue(0.5);
            assertThat(check.accuracyThere()).hasValue(0.5);
        });
        assertThat(names()).containsExactlyInAnyOrder("a.bin", "a.bin.README.md");
    }

    @Test
    void whatDisagreesHasANameThatSaysSo() throws IOException {
        Path before = Files.writeString(folder.resolve("a.bin"), "an older one");
        ExportResult result = export(new Fake(Form.file("net.bin"), new float[] {0, 1, 0, 1}, false, true), "a.bin");
        Path kept = folder.resolve("a.failed-check.bin");
        assertThat(result.file()).isEqualTo(kept).hasContent("net");
        assertThat(before).hasContent("an older one");
        assertThat(names()).containsExactlyInAnyOrder("a.bin", "a.failed-check.bin", "a.failed-check.bin.README.md");
        assertThatThrownBy(() -> ExportStage.required(result))
                .isInstanceOf(WorkFailedException.class)
                .hasMessage(
                        kept + " is not the network that was exported: 1 of 2 test images get the same class from Fake"
                                + " as from torch; largest difference of two logits 1.0, largest logit 1.00; accuracy 0.0000 there,"
                                + " 0.5000 here");
    }

    @Test
    void whatCannotBeCheckedHereIsKeptAsUnchecked() throws IOException {
        ExportResult result = export(new Fake(Form.folder("net.bin"), new float[0], true, false), "a");
        Path kept = folder.resolve("a.unchecked");
        assertThat(result.problem()).contains("no Fake here to run " + kept);
        assertThat(names()).containsExactly("a.unchecked");
        assertThat(kept.resolve("net.bin")).hasContent("net");
        assertThat(kept.resolve("README.md")).exists();
    }

    private ExportResult export(Exporter exporter, String name) {
        try (ExportOutput place = ExportOutput.at(folder.resolve(name), exporter.form(), true)) {
            return ExportStage.alone(exporter, place, SUBJECT);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    /** Writes three letters, and says that it computes given logits. */
    private record Fake(Form form, float[] logits, boolean accepted, boolean here) implements Exporter, BackendCheck {

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public String needs() {
            return "nothing";
        }

        @Override
        public void write(TrainedNetwork network, Path output) {
            try {
                Files.writeString(form.folder() ? output.resolve(form.file()) : output, "net");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Usage usage(TrainedNetwork network, String file) {
            return new Usage("A file.", "nothing", "Feed it.", "text", "use it", List.of());
        }

        @Override
        public List<BackendCheck> checks() {
            return List.of(this);
        }

        @Override
        public boolean accepts(Agreement agreement) {
            return accepted;
        }

        @Override
        public String backend() {
            return "Fake";
        }

        @Override
        public boolean available() {
            return here;
        }

        @Override
        public Evidence check(Path written, Reference reference) {
            if (!here) {
                throw new WorkFailedException("no Fake here to run " + written);
            }
            return new Evidence.Ran(logits);
        }
    }
}
