package io.nas4j.export.timm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.weights.Safetensors;
import io.nas4j.export.PageImage;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.Samples;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimmExporterTest {

    /** Each type of block that timm has, strides at odd sizes, every activation. */
    private static final List<String> NETWORKS = List.of(
            "in:33x3 stem:k3_s2_c8 mb:e1_k5_s1_c16_se0.25 mb:e4_k5_s2_c24_se0.25_r2 mb:e6_k3_s1_c24_noskip head:c32"
                    + " classes:5",
            "in:20x1 stem:k5_s2_c16 fused:e1_k3_s1_c16_r2 fused:e4_k3_s2_c24_r2 fused:e2_k3_s1_c24_se0.5 head:none"
                    + " classes:3 act:relu bn:0.9_0.00001",
            "in:15x3 stem:k3_s2_c12 conv:k3_s2_c16_noskip conv:k3_s1_c16 sep:k5_s2_c24_noskip head:c16 classes:4"
                    + " act:relu6",
            "in:25x3 stem:k3_s2_c16 mb:e2_k3_s2_c16_relu mb:e3_k7_s2_c32_hswish_r3 head:c24 classes:2 act:hswish",
            "in:32x3 stem:k5_s2_c16 mb:e1_k3_s2_c16 mb:e4_k5_s2_c24_se0.25_r2 fused:e2_k3_s2_c32 head:c24 classes:3"
                    + " act:relu pad:symmetric");

    @TempDir
    Path folder;

    private final TimmExporter exporter = new TimmExporter();

    @Test
    void timmComputesTheSameLogits() throws Exception {
        PythonChecks.assumeImports(folder, "timm", "safetensors");
        List<Reference> networks = new ArrayList<>(Samples.heldBy(exporter));
        assertThat(networks).isNotEmpty();
        NETWORKS.forEach(text -> networks.add(Samples.reference(ArchitectureText.parse(text), networks.size())));
        Samples.write(networks, exporter, folder);
        assertThat(PythonChecks.differences("check_timm.py", folder))
                .hasSize(networks.size())
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    @Test
    void theProgramOfThePageRunsInItsFolder() throws Exception {
        PythonChecks.assumeImports(folder, "timm", "PIL");
        for (String text : NETWORKS.subList(0, 2)) {
            Path each = folder.resolve(text.substring(3, 7));
            PageImage page = PageImage.export(exporter, ArchitectureText.parse(text), each);
            page.assertLine(PythonChecks.runPage(each));
        }
    }

    @Test
    void namesAreTimms() {
        Reference reference = Samples.reference(
                ArchitectureText.parse("in:9x3 stem:k3_s2_c8 mb:e1_k3_s1_c8 fused:e2_k3_s1_c8 conv:k3_s1_c8"
                        + " mb:e2_k3_s1_c8_se0.5 sep:k3_s1_c8_noskip head:c8 classes:2"),
                0);
        exporter.write(reference.network(), folder);
        assertThat(Safetensors.read(folder.resolve("model.safetensors"))
                        .tensors()
                        .keySet())
                .contains(
                        "conv_stem.weight",
                        "bn1.running_var",
                        "blocks.0.0.conv_dw.weight",
                        "blocks.0.0.conv_pw.weight",
                        "blocks.1.0.conv_exp.weight",
                        "blocks.1.0.conv_pwl.weight",
                        "blocks.2.0.conv.weight",
                        "blocks.3.0.conv_pw.weight",
                        "blocks.3.0.conv_dw.weight",
                        "blocks.3.0.se.conv_reduce.bias",
                        "blocks.3.0.conv_pwl.weight",
                        "blocks.3.0.bn3.weight",
                        "blocks.4.0.conv_dw.weight",
                        "blocks.4.0.conv_pw.weight",
                        "conv_head.weight",
                        "bn2.running_mean",
                        "classifier.bias")
                .hasSize(reference.network().weights().tensors().size());
        assertThat(exporter.checks().get(0).check(folder, reference))
                .isEqualTo(new Evidence.ReadBack(
                        reference.network().weights().tensors().size()));
    }

    @Test
    void refusesWhatTimmCannotBuild() {
        refuses("in:9x3 stem:k3_s1_c8 mb:e1_k3_s1_c8 head:c8 classes:2", "stem of stride 2, but this network's has 1");
        refuses("in:9x3 stem:k3_s2_c8 mb:e1_k3_s1_c8_pool head:c8 classes:2", "a skip that pools has no word");
        refuses("in:9x3 stem:k3_s2_c8 mb:e1_k3_s1_c12 head:c8 classes:2", "which timm would round to");
    }

    private void refuses(String text, String reason) {
        Reference reference = Samples.reference(ArchitectureText.parse(text), 0);
        assertThatThrownBy(() -> exporter.requireHolds(reference.network()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }
}
