package io.nas4j.export.mmpretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.PageImage;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.Samples;
import io.nas4j.export.pytorch.StateDictReader;
import io.nas4j.export.target.NamedWeights;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.published.PublishedNetworks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MmpretrainExporterTest {

    private static final Architecture SMALL =
            PublishedNetworks.get("mobilenet-v2@0.05").withResolution(16).withClasses(2);

    @TempDir
    Path folder;

    private final MmpretrainExporter exporter = new MmpretrainExporter();

    /** Of each family and in both paddings, at odd sizes; skipped where Python has no mmpretrain. */
    @Test
    void mmpretrainComputesTheSameLogits() throws Exception {
        PythonChecks.assumeImports(folder, "mmpretrain");
        List<Reference> networks = new ArrayList<>();
        Stream.of(
                        PublishedNetworks.get("efficientnet-b0"),
                        PublishedNetworks.get("efficientnet-b0").withPadding(Padding.SYMMETRIC),
                        PublishedNetworks.get("efficientnetv2-b0"),
                        PublishedNetworks.get("mobilenet-v2@0.35"),
                        PublishedNetworks.get("mobilenet-v2@0.5").withPadding(Padding.SYMMETRIC),
                        PublishedNetworks.get("mobilenet-v3-large"),
                        PublishedNetworks.get("resnet-50").withPadding(Padding.SYMMETRIC))
                .map(network -> network.withResolution(33).withClasses(3))
                .forEach(network -> networks.add(Samples.reference(network, networks.size())));
        Samples.write(networks, exporter, folder);
        assertThat(PythonChecks.differences("check_mmpretrain.py", folder))
                .hasSize(networks.size())
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    @Test
    void theProgramOfThePageRunsInItsFolder() throws Exception {
        PythonChecks.assumeImports(folder, "mmpretrain", "PIL");
        Path each = folder.resolve("small");
        PageImage page = PageImage.export(exporter, SMALL.withResolution(96), each);
        page.assertLine(PythonChecks.runPage(each));
    }

    /** Stages may be cut in another way than mmpretrain's table cuts them. */
    @Test
    void writesItsOwnNamesHoweverTheNetworkIsTyped() throws Exception {
        String text = SMALL.toString();
        String cut = text.replaceFirst("_r2 ", " mb:e6_k3_s1_c8 ");
        assertThat(cut).isNotEqualTo(text);
        Path other = Files.createDirectory(folder.resolve("other"));
        Reference reference = Samples.reference(SMALL, 3);
        exporter.write(reference.network(), folder);
        exporter.write(Samples.reference(ArchitectureText.parse(cut), 3).network(), other);
        assertThat(StateDictReader.read(other.resolve("model.pth")).tensors().keySet())
                .containsExactlyElementsOf(StateDictReader.read(folder.resolve("model.pth"))
                        .tensors()
                        .keySet());
        assertThat(NamedWeights.equal(
                                NamedWeights.renamed(
                                        reference.network().weights(),
                                        Backbone.of(SMALL)
                                                .names(reference.network().plan())),
                                StateDictReader.read(folder.resolve("model.pth")))
                        .tensors())
                .isEqualTo(reference.network().weights().tensors().size());
    }

    @Test
    void theConfigSaysWhatTheBackboneIsAskedFor() {
        assertThat(config("efficientnet-b1", Padding.SAME))
                .contains(
                        "type=\"EfficientNet\",\n        arch=\"b1\",\n",
                        "mean = [123.675, 116.28, 103.53]",
                        "eps=0.001, momentum=0.01)",
                        "conv_cfg=dict(type=\"Conv2dAdaptivePadding\")",
                        "drop_path_rate=0.191304348,\n",
                        "type=\"LinearClsHead\",\n        num_classes=1000,\n        in_channels=1280,\n");
        assertThat(config("mobilenet-v2@1.15", Padding.SYMMETRIC))
                .contains("widen_factor=1.15,\n", "conv_cfg=None,\n")
                .doesNotContain("drop_path_rate");
        assertThat(config("mobilenet-v3-large", Padding.SAME))
                .contains("in_channels=960,\n        mid_channels=[1280],\n        dropout_rate=0.2,\n");
    }

    private String config(String name, Padding padding) {
        Architecture network = PublishedNetworks.get(name).withPadding(padding);
        NetworkPlan plan = NetworkPlan.of(network);
        List<String> classes = Collections.nCopies(network.classes(), "class");
        Weights weights = Weights.initial(plan, new RandomStreams(1).stream("weights"));
        return ConfigFile.text(
                new TrainedNetwork(plan, weights, InputNormalisation.IMAGENET, classes), Backbone.of(network));
    }

    @Test
    void refusesWhatNoTableHolds() {
        String reason = "mmpretrain builds its backbones from tables, and none of them is this network";
        refuses(SMALL.withPadding(Padding.SAME).toString().replace("act:relu6", "act:relu"), reason);
        refuses(SMALL.toString().replace("in:16x3", "in:16x1"), reason);
        refuses("in:32x3 " + PublishedNetworks.get("resnet-50").toString().replaceFirst("in:\\S+ ", ""), reason);
        refuses(
                PublishedNetworks.get("efficientnetv2-b0")
                        .withPadding(Padding.SYMMETRIC)
                        .toString(),
                reason);
    }

    private static void refuses(String text, String reason) {
        assertThatThrownBy(() -> Backbone.of(ArchitectureText.parse(text)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }
}
