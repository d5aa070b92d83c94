package io.nas4j.export.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.PageImage;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.Samples;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointExporterTest {

    private static final Architecture SMALL = ArchitectureText.parse(
            "in:13x3 stem:k3_s2_c6 mb:e1_k3_s1_c6_se0.5 mb:e3_k5_s2_c8_se0.25_r2 head:c16 classes:3");

    private static final List<String> NETWORKS = List.of(
            "in:27x3 stem:k3_s2_c8 fused:e4_k3_s2_c12_r2 mb:e2_k3_s1_c12_se0.25_noskip mb:e6_k7_s2_c16_r3 head:c9"
                    + " classes:5 act:relu bn:0.9_0.01",
            "in:20x1 stem:k3_s2_c8 mb:e1_k5_s2_c8_r2 mb:e3_k3_s1_c10_se1 head:c8 classes:2");

    @TempDir
    Path folder;

    private final CheckpointExporter exporter = new CheckpointExporter();

    @Test
    void tensorFlowComputesTheSameLogitsFromStringsAndCheckpoint() throws Exception {
        PythonChecks.assumeModules(folder, "tensorflow");
        List<Reference> networks = new ArrayList<>(Samples.heldBy(exporter));
        NETWORKS.forEach(text -> networks.add(Samples.reference(ArchitectureText.parse(text), networks.size())));
        networks.add(Samples.reference(SMALL, 7));
        Samples.write(networks, exporter, folder);
        for (int i = 0; i < networks.size(); i++) {
            Path settings = folder.resolve(Integer.toString(i)).resolve("settings.txt");
            Files.writeString(settings, settings(networks.get(i).network()));
        }
        assertThat(PythonChecks.differences("check_tf_checkpoint.py", folder))
                .hasSize(networks.size())
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    private static String settings(TrainedNetwork network) {
        Architecture a = network.architecture();
        return String.join(
                "\n",
                Integer.toString(a.input().resolution()),
                Integer.toString(a.input().channels()),
                network.normalisation().mean().stream().map(String::valueOf).collect(Collectors.joining(",")),
                network.normalisation().deviation().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",")),
                Double.toString(a.batchNorm().epsilon()),
                a.activation().text());
    }

    @Test
    void theProgramOfThePageListsTheTensors() throws Exception {
        PythonChecks.assumeModules(folder, "tensorflow");
        Path each = folder.resolve("page");
        PageImage page = PageImage.export(exporter, SMALL, each);
        assertThat(PythonChecks.runPage(each))
                .isEqualTo(page.network().weights().tensors().size() + " tensors, 2 block strings");
    }

    @Test
    void everyNumberIsReadBack() throws Exception {
        Reference reference = Samples.reference(SMALL, 0);
        exporter.write(reference.network(), folder);
        CheckpointCheck check = new CheckpointCheck();
        assertThat(check.check(folder, reference))
                .isEqualTo(new Evidence.ReadBack(
                        reference.network().weights().tensors().size()));
        assertThatThrownBy(() -> check.check(folder, Samples.reference(SMALL, 1)))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageStartingWith("tensor efficientnet/stem/conv2d/kernel has other numbers");
        assertThat(CheckpointExporter.named(reference.network()).tensors().keySet())
                .contains(
                        "efficientnet/stem/tpu_batch_normalization/moving_variance",
                        "efficientnet/blocks_0/depthwise_conv2d/depthwise_kernel",
                        "efficientnet/blocks_0/conv2d/kernel",
                        "efficientnet/blocks_0/tpu_batch_normalization_1/gamma",
                        "efficientnet/blocks_2/conv2d_1/kernel",
                        "efficientnet/blocks_2/se/conv2d_1/bias",
                        "efficientnet/blocks_2/tpu_batch_normalization_2/beta",
                        "efficientnet/head/dense/kernel");
    }

    @Test
    void refusesWhatTheReleasedCodeCannotBuild() {
        refuses("in:9x3 stem:k5_s2_c8 mb:e1_k3_s1_c8 head:c8 classes:2", "a stem of 3x3 and stride 2");
        refuses("in:9x3 stem:k3_s2_c8 mb:e1_k3_s1_c8_pool head:c8 classes:2", "a skip that pools has no word");
    }

    private void refuses(String text, String reason) {
        Reference reference = Samples.reference(ArchitectureText.parse(text), 0);
        assertThatThrownBy(() -> exporter.requireHolds(reference.network()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }
}
