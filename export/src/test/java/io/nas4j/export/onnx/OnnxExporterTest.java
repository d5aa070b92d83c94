package io.nas4j.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.Networks;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import io.nas4j.space.published.PublishedNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxExporterTest {

    private static final Architecture SMALL =
            ArchitectureText.parse("in:8x3 stem:k3_s2_c4 mb:e2_k3_s1_c4_se0.25 head:c8 classes:2");

    @TempDir
    Path folder;

    /**
     * As timm's unfused export of the same network, but for two choices: squeezes are GlobalAveragePool (17 in all)
     * where timm has 16 ReduceMean and 1 GlobalAveragePool, and Sub and Div normalise the pixels.
     */
    @Test
    void efficientNetB0HasTheOperatorsThatItShould() throws IOException {
        assertThat(counts(PublishedNetworks.get("efficientnet-b0")))
                .isEqualTo(Map.of(
                        "Conv", 81L,
                        "BatchNormalization", 49L,
                        "Sigmoid", 65L,
                        "Mul", 65L,
                        "GlobalAveragePool", 17L,
                        "Add", 9L,
                        "Flatten", 1L,
                        "Gemm", 1L,
                        "Sub", 1L,
                        "Div", 1L));
    }

    /** Counted by hand from MobileNetV3's table 1: 15 blocks, 8 with squeezes, 10 with residuals. */
    @Test
    void mobileNetV3HasTheOperatorsThatItShould() throws IOException {
        assertThat(counts(PublishedNetworks.get("mobilenet-v3-large")))
                .isEqualTo(Map.ofEntries(
                        entry("Conv", 62L),
                        entry("BatchNormalization", 46L),
                        entry("Relu", 19L),
                        entry("HardSwish", 21L),
                        entry("HardSigmoid", 8L),
                        entry("Mul", 8L),
                        entry("GlobalAveragePool", 9L),
                        entry("Add", 10L),
                        entry("Flatten", 1L),
                        entry("Gemm", 2L),
                        entry("Sub", 1L),
                        entry("Div", 1L)));
    }

    private Map<String, Long> counts(Architecture architecture) throws IOException {
        return export(architecture).getGraph().getNodeList().stream()
                .collect(Collectors.groupingBy(NodeProto::getOpType, TreeMap::new, Collectors.counting()));
    }

    @Test
    void efficientNetB0HoldsItsParametersAndNothingElse() throws IOException {
        Architecture b0 = PublishedNetworks.get("efficientnet-b0");
        NetworkPlan plan = NetworkPlan.of(b0);
        long statistics = plan.parameters().stream()
                .filter(spec -> !spec.role().trained())
                .mapToLong(ParameterSpec::size)
                .sum();
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (TensorProto constant : export(b0).getGraph().getInitializerList()) {
            assertThat(constant.getFloatDataCount()).isZero();
            assertThat(constant.getRawData().size() % 4).isZero();
            sizes.put(constant.getName(), constant.getRawData().size() / 4L);
        }
        assertThat(sizes.remove("normalise.mean")).isEqualTo(3);
        assertThat(sizes.remove("normalise.deviation")).isEqualTo(3);
        assertThat(sizes.keySet())
                .containsExactlyElementsOf(
                        plan.parameters().stream().map(ParameterSpec::name).toList());
        assertThat(sizes.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(CostModel.cost(b0).params() + statistics)
                .isEqualTo(5_288_548 + 42_016);
    }

    @Test
    void batchNormsHaveTheirEpsilonAndStrideTwoItsAsymmetricPads() throws IOException {
        GraphProto graph = export(SMALL).getGraph();
        NodeProto bn = node(graph, "stem.bn");
        assertThat(bn.getAttribute(0).getName()).isEqualTo("epsilon");
        assertThat(bn.getAttribute(0).getF()).isEqualTo(1e-3f);
        assertThat(pads(node(graph, "stem.conv"))).containsExactly(0L, 0L, 1L, 1L);
    }

    @Test
    void poolsArePaddedAsConvolutionsAre() throws IOException {
        GraphProto graph = export(ArchitectureText.parse(
                        "in:10x3 stem:k3_s1_c4_pool conv:k3_s1_c4_pool conv:k3_s2_c4_pool head:none classes:2"))
                .getGraph();
        assertThat(node(graph, "stem.pool").getOpType()).isEqualTo("MaxPool");
        assertThat(pads(node(graph, "stem.pool"))).containsExactly(0L, 0L, 1L, 1L);
        assertThat(node(graph, "stages.0.0.pool").getOpType()).isEqualTo("AveragePool");
        assertThat(pads(node(graph, "stages.0.0.pool"))).containsExactly(1L, 1L, 1L, 1L);
        assertThat(pads(node(graph, "stages.1.0.pool"))).containsExactly(1L, 1L, 1L, 1L);
    }

    private static List<Long> pads(NodeProto node) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("pads"))
                .findFirst()
                .orElseThrow()
                .getIntsList();
    }

    private static NodeProto node(GraphProto graph, String name) {
        return graph.getNodeList().stream()
                .filter(node -> node.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fileSaysWhatItIs() throws IOException {
        Path file = folder.resolve("small.onnx");
        new OnnxExporter().write(network("a, \"b\"", "ü"), file);
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
        Map<String, String> metadata = model.getMetadataPropsList().stream()
                .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
        assertThat(metadata)
                .isEqualTo(Map.of(
                        "architecture",
                        SMALL.toString(),
                        "classes",
                        "[\"a, \\\"b\\\"\",\"ü\"]",
                        "expected_input",
                        "float32 [N, 3, 8, 8], RGB, raw pixel values from 0 to 255; do not normalise them, the graph does",
                        "normalisation_done_in_graph",
                        "{\"mean\":[0.485,0.456,0.406],\"std\":[0.229,0.224,0.225]}"));
        assertThat(model.getProducerName()).isEqualTo("nas4j");
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
        assertThat(model.getGraph().getInput(0).getName()).isEqualTo("pixels_0_to_255");
        assertThat(model.getGraph()
                        .getInput(0)
                        .getType()
                        .getTensorType()
                        .getShape()
                        .getDim(0)
                        .getDimParam())
                .isEqualTo("N");
        assertThat(model.getGraph().getOutput(0).getName()).isEqualTo("logits");
    }

    @Test
    void equalNetworksGiveEqualBytes() throws IOException {
        Path one = folder.resolve("one.onnx");
        Path two = folder.resolve("two.onnx");
        new OnnxExporter().write(network("a", "b"), one);
        new OnnxExporter().write(network("a", "b"), two);
        assertThat(one).hasSameBinaryContentAs(two);
    }

    @Test
    void refusesAnUnwritablePathInOneSentence() {
        Path file = folder.resolve("no/such/folder/small.onnx");
        assertThatThrownBy(() -> new OnnxExporter().write(network("a", "b"), file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("cannot write " + file + ": " + file.getParent()
                        + " is not a directory; give a path in a directory that exists");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesANetworkBeyondTheLimitOfAFile() {
        Architecture huge = ArchitectureText.parse("in:8x3 stem:k3_s2_c4 mb:e1_k3_s1_c60000 head:c10000 classes:2");
        assertThatThrownBy(() -> OnnxExporter.refuseTooLarge(NetworkPlan.of(huge)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("an ONNX file holds at most 500000000 numbers");
    }

    private ModelProto export(Architecture architecture) throws IOException {
        NetworkPlan plan = NetworkPlan.of(architecture);
        Path file = folder.resolve("network.onnx");
        Weights weights = Weights.initial(plan, new SplittableRandom(1));
        new OnnxExporter().write(Networks.network(plan, weights), file);
        return ModelProto.parseFrom(Files.readAllBytes(file));
    }

    private static TrainedNetwork network(String... classNames) {
        NetworkPlan plan = NetworkPlan.of(SMALL);
        return new TrainedNetwork(
                plan, Weights.initial(plan, new SplittableRandom(1)), InputNormalisation.IMAGENET, List.of(classNames));
    }
}
