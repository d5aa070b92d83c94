package io.nas4j.export.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.export.PageImage;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.Samples;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.Reference;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerasExporterTest {

    private static final Architecture SMALL = ArchitectureText.parse(
            "in:12x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_se0.25 head:c16_d8 classes:3 dropout:0.2 dropconnect:0.2");

    @TempDir
    Path folder;

    private final KerasExporter exporter = new KerasExporter();

    @ParameterizedTest
    @ValueSource(strings = {"tensorflow", "torch", "jax"})
    void kerasComputesTheSameLogits(String backend) throws Exception {
        PythonChecks.assumeModules(folder, "keras", backend);
        // one of each space with TensorFlow, fewer elsewhere: JAX compiles each operator of each shape
        Map<String, Integer> most = Map.of("tensorflow", 14, "torch", 8, "jax", 1);
        List<Reference> networks = Samples.all().subList(0, most.getOrDefault(backend, 1));
        Samples.write(networks, exporter, folder);
        assertThat(PythonChecks.differences("check_keras.py", folder, backend))
                .hasSize(networks.size())
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    @Test
    void theProgramOfThePageRunsInItsFolder() throws Exception {
        PythonChecks.assumeModules(folder, "keras", "tensorflow", "PIL");
        Path each = folder.resolve("page");
        PageImage page = PageImage.export(exporter, SMALL, each);
        page.assertLine(PythonChecks.runPage(each));
    }

    @Test
    void everyNumberIsReadBack() throws Exception {
        Reference reference = Samples.reference(SMALL, 0);
        Path file = folder.resolve("x.keras");
        exporter.write(reference.network(), file);
        KerasCheck check = new KerasCheck();
        assertThat(check.check(file, reference))
                .isEqualTo(new Evidence.ReadBack(
                        reference.network().weights().tensors().size()));
        assertThatThrownBy(() -> check.check(file, Samples.reference(SMALL, 1)))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("has other numbers than the network");
        Files.write(file, new byte[100]);
        assertThatThrownBy(() -> check.check(file, reference))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("cannot be read");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
