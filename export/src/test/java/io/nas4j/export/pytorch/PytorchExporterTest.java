package io.nas4j.export.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.export.PageImage;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.Samples;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PytorchExporterTest {

    private static final String SMALL = "in:12x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_se0.25 head:c16 classes:3";

    @TempDir
    Path folder;

    private final PytorchExporter exporter = new PytorchExporter();

    /** Random networks of every space, random weights and running statistics: from both weights files. */
    @Test
    void pythonComputesTheSameLogits() throws Exception {
        PythonChecks.assumeModules(folder, "torch", "safetensors");
        List<Reference> networks = Samples.all();
        Samples.write(networks, exporter, folder);
        assertThat(PythonChecks.differences("check_pytorch.py", folder))
                .hasSize(2 * networks.size())
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    @Test
    void theProgramOfThePageRunsInItsFolder() throws Exception {
        PythonChecks.assumeModules(folder, "torch", "PIL");
        for (String text : List.of(SMALL, SMALL.replace("12x3", "9x1"))) {
            Path each = folder.resolve(text.substring(0, 7).replace(':', '-'));
            PageImage page = PageImage.export(exporter, ArchitectureText.parse(text), each);
            page.assertLine(PythonChecks.runPage(each));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void libTorchLoadsEveryTensor() throws IOException {
        Reference reference = Samples.reference(ArchitectureText.parse(SMALL), 1);
        exporter.write(reference.network(), folder);
        int tensors = reference.network().weights().tensors().size();
        for (BackendCheck check : exporter.checks()) {
            assertThat(check.available()).isTrue();
            assertThat(check.check(folder, reference)).isEqualTo(new Evidence.ReadBack(tensors));
        }
        Reference other = Samples.reference(ArchitectureText.parse(SMALL), 2);
        for (BackendCheck check : exporter.checks()) {
            assertThatThrownBy(() -> check.check(folder, other))
                    .isInstanceOf(WorkFailedException.class)
                    .hasMessage("tensor stem.conv.weight has other numbers than the network, the first at 0");
        }
        Path file = folder.resolve("model.pt");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
        assertThatThrownBy(() -> exporter.checks().get(0).check(folder, reference))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": must be a state dict that LibTorch loads, but: ");
    }

    @Test
    void equalNetworksGiveEqualBytes() throws IOException {
        Reference reference = Samples.reference(ArchitectureText.parse(SMALL), 1);
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        exporter.write(reference.network(), one);
        exporter.write(reference.network(), two);
        for (String file : List.of("network.py", "model.pt", "model.safetensors")) {
            assertThat(one.resolve(file)).hasSameBinaryContentAs(two.resolve(file));
        }
    }
}
