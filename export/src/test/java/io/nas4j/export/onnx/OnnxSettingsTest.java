package io.nas4j.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.nas4j.export.Samples;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Reference;
import io.nas4j.export.target.Settings;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxSettingsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {11, 13, 14, 18, 20, 22})
    void everyOperatorSetComputesTheSame(int opset) throws IOException {
        Exporter exporter = new OnnxExporter().with(Settings.NONE.withOpset(opset));
        for (Reference reference : Samples.all().subList(0, 5)) {
            Path file = folder.resolve("x.onnx");
            assertThat(agreement(exporter, reference, file).relativeDifference())
                    .isLessThan(1e-4);
            assertThat(ModelProto.parseFrom(Files.readAllBytes(file))
                            .getOpsetImport(0)
                            .getVersion())
                    .isEqualTo(opset);
        }
    }

    /** 16-bit numbers halve the file, and logits differ by some thousandths. */
    @Test
    void halfIsHalfAsLargeAndNearlyEqual() throws IOException {
        Exporter half = new OnnxExporter().with(Settings.NONE.withHalf(true));
        List<Reference> networks = Samples.all().subList(0, 11);
        for (Reference reference : networks) {
            Path file = folder.resolve("half.onnx");
            Agreement agreement = agreement(half, reference, file);
            assertThat(agreement.relativeDifference())
                    .as("%s", reference.network().architecture())
                    .isPositive()
                    .isLessThan(5e-2);
            assertThat(half.accepts(agreement)).isTrue();
        }
        Reference largest = networks.get(10);
        Path file = folder.resolve("full.onnx");
        agreement(new OnnxExporter(), largest, file);
        assertThat(Files.size(folder.resolve("half.onnx"))).isLessThan(Files.size(file) * 6 / 10);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> new OnnxExporter().with(Settings.NONE.withOpset(10)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--opset must be a whole number from 11 to 22, but was 10");
    }

    private static Agreement agreement(Exporter exporter, Reference reference, Path file) {
        exporter.write(reference.network(), file);
        return new OnnxCheck().compare(file, reference.images(), reference.logits());
    }
}
