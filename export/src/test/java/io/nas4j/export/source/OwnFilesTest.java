package io.nas4j.export.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.Samples;
import io.nas4j.export.Sources;
import io.nas4j.export.keras.KerasExporter;
import io.nas4j.export.onnx.OnnxExporter;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.NamedWeights;
import io.nas4j.export.target.Reference;
import io.nas4j.export.timm.TimmExporter;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exporters write comes back to the number. */
class OwnFilesTest {

    private static final String NETWORK = "in:33x3 stem:k3_s2_c8 mb:e1_k5_s1_c16_se0.25 fused:e4_k3_s2_c24"
            + " mb:e6_k3_s1_c24_se0.5 head:c32 classes:5 bn:0.9_0.01";

    @TempDir
    Path folder;

    @Test
    void ofOnnx() {
        for (Reference reference : Samples.heldBy(new OnnxExporter())) {
            assertBack("onnx", new OnnxExporter(), "model.onnx", reference);
        }
    }

    @Test
    void ofKeras() {
        for (Reference reference : Samples.heldBy(new KerasExporter())) {
            assertBack("keras", new KerasExporter(), "model.keras", reference);
        }
    }

    @Test
    void ofTimm() {
        for (Reference reference : Samples.heldBy(new TimmExporter())) {
            assertBack("timm", new TimmExporter(), "model.safetensors", reference);
        }
    }

    private void assertBack(String from, Exporter exporter, String name, Reference reference) {
        TrainedNetwork network = reference.network();
        exporter.write(network, exporter.form().folder() ? folder : folder.resolve(name));
        ForeignNetwork read = Sources.get(from)
                .read(
                        folder.resolve(name),
                        new WantedNetwork("a network", network.architecture().withClasses(77)));
        assertThat(read.architecture()).isEqualTo(network.architecture());
        assertThat(NamedWeights.equal(network.weights(), read.weights()).tensors())
                .isEqualTo(network.weights().tensors().size());
        if (!from.equals("timm")) {
            assertThat(read.conventions().epsilon())
                    .isEqualTo(network.architecture().batchNorm().epsilon());
        }
        if (from.equals("onnx")) {
            assertThat(read.conventions().normalisation()).isEqualTo(network.normalisation());
            assertThat(read.classNames()).isEqualTo(network.classNames());
        }
    }

    @Test
    void everyTensorThatDoesNotFitIsNamed() {
        refusesTimm(
                tensors -> {
                    Map<String, Tensor> other = new LinkedHashMap<>(tensors);
                    other.remove("blocks.1.0.conv_exp.weight");
                    other.put("bn1.bias", new Tensor(List.of(9), new float[9]));
                    other.put("more", new Tensor(List.of(1), new float[1]));
                    return other;
                },
                "its weights do not fit small: bn1.bias must have shape [8], but has [9]; blocks.1.0.conv_exp.weight is"
                        + " missing; more is not part of it");
        refusesTimm(
                tensors -> Map.of("a", new Tensor(List.of(1), new float[1])), "one of the tensors conv_stem.weight,");
    }

    private void refusesTimm(UnaryOperator<Map<String, Tensor>> change, String reason) {
        Reference reference = Samples.reference(ArchitectureText.parse(NETWORK), 0);
        new TimmExporter().write(reference.network(), folder);
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, new Weights(change.apply(Safetensors.read(file).tensors())), Map.of());
        refuses("timm", file, reference, reason);
    }

    @Test
    void otherNetworksAreRefused() {
        Reference reference = Samples.reference(ArchitectureText.parse(NETWORK), 0);
        Reference deeper = Samples.reference(ArchitectureText.parse(NETWORK.replace("_se0.5", "_se0.5_r2")), 0);
        Reference strided = Samples.reference(ArchitectureText.parse(NETWORK.replace("k3_s2_c24", "k3_s1_c24")), 0);
        Path onnx = folder.resolve("model.onnx");
        new OnnxExporter().write(deeper.network(), onnx);
        refuses("onnx", onnx, reference, "must be small");
        new OnnxExporter().write(strided.network(), onnx);
        refuses("onnx", onnx, reference, "stages.1.0.expand.conv.weight must have stride 2, but has 1");
        Path keras = folder.resolve("model.keras");
        new KerasExporter().write(deeper.network(), keras);
        refuses("keras", keras, reference, "must be small");
    }

    @Test
    void whatIsNoSuchFileIsRefused() throws Exception {
        Reference reference = Samples.reference(ArchitectureText.parse(NETWORK), 0);
        Path text = Files.writeString(folder.resolve("text"), "this is a text, and no file of weights");
        refuses("onnx", text, reference, "must ");
        refuses("keras", text, reference, "must be a .keras file");
        refuses("timm", text, reference, "not a safetensors file");
        refuses("torchvision", folder.resolve("none"), reference, "there is no such file");
    }

    private static void refuses(String from, Path file, Reference reference, String reason) {
        WantedNetwork wanted = new WantedNetwork("small", reference.network().architecture());
        assertThatThrownBy(() -> Sources.get(from).read(file, wanted))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }
}
