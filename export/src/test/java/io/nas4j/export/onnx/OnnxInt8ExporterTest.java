package io.nas4j.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.nas4j.export.PageImage;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.Samples;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.CalibrationImages;
import io.nas4j.export.target.CalibrationMethod;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Reference;
import io.nas4j.export.target.Settings;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxInt8ExporterTest {

    private static final int NETWORKS = 8;

    private static final String SMALL = "in:12x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_se0.25 head:c16 classes:3";

    @TempDir
    Path folder;

    private static Exporter on(Exporter exporter, Reference reference) {
        return exporter.calibratedOn(new CalibrationImages("training images", reference::images));
    }

    /** Networks of every operator: rounded to 8 bits, but no other networks. */
    @ParameterizedTest
    @EnumSource
    void runtimeComputesNearlyTheSame(CalibrationMethod method) {
        Exporter exporter = new OnnxInt8Exporter().with(Settings.NONE.withCalibration(method));
        for (Reference reference : Samples.all().subList(0, NETWORKS)) {
            Path file = folder.resolve("x.onnx");
            on(exporter, reference).write(reference.network(), file);
            Agreement agreement = new OnnxCheck().compare(file, reference.images(), reference.logits());
            assertThat(exporter.accepts(agreement))
                    .as("%s of %s", agreement, reference.network().architecture())
                    .isTrue();
            assertThat(agreement.largestDifference()).isPositive();
        }
    }

    /** Each weight is off by half a step at most, and the largest of each output channel is 127. */
    @Test
    void weightsHaveAScaleForEachChannelAndConvolutionsReadNothingElse() throws IOException {
        Reference reference = Samples.reference(ArchitectureText.parse(SMALL), 0);
        Path file = folder.resolve("x.onnx");
        on(new OnnxInt8Exporter(), reference).write(reference.network(), file);
        GraphProto graph = ModelProto.parseFrom(Files.readAllBytes(file)).getGraph();
        GraphProto floats =
                OnnxExporter.model(reference.network(), OnnxSettings.folded(17)).getGraph();
        Map<String, NodeProto> nodes =
                graph.getNodeList().stream().collect(Collectors.toMap(NodeProto::getName, Function.identity()));
        Map<String, TensorProto> constants = constants(graph);
        int read = 0;
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Conv") || node.getOpType().equals("Gemm")) {
                assertThat(node.getInputList())
                        .hasSize(3)
                        .allSatisfy(input ->
                                assertThat(nodes.get(input).getOpType()).isEqualTo("DequantizeLinear"));
                List<String> weight = nodes.get(node.getInput(1)).getInputList();
                String name = weight.get(0).replace(".quantised", "");
                holdWeights(constants(floats).get(name), constants.get(weight.get(0)), constants.get(weight.get(1)));
                read++;
            }
        }
        assertThat(read).isEqualTo(8);
        assertThat(constants).doesNotContainKey("stem.conv.weight");
    }

    private static Map<String, TensorProto> constants(GraphProto graph) {
        return graph.getInitializerList().stream().collect(Collectors.toMap(TensorProto::getName, Function.identity()));
    }

    private static void holdWeights(TensorProto exact, TensorProto rounded, TensorProto scales) {
        FloatBuffer values = floats(exact);
        FloatBuffer steps = floats(scales);
        byte[] numbers = rounded.getRawData().toByteArray();
        int each = numbers.length / steps.limit();
        for (int c = 0; c < steps.limit(); c++) {
            int largest = 0;
            for (int i = c * each; i < (c + 1) * each; i++) {
                largest = Math.max(largest, Math.abs(numbers[i]));
                assertThat(Math.abs(numbers[i] * steps.get(c) - values.get(i)))
                        .isLessThanOrEqualTo(steps.get(c) * 0.5001f);
            }
            assertThat(largest).isEqualTo(127);
        }
    }

    private static FloatBuffer floats(TensorProto tensor) {
        return tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    /** What ONNX Runtime's own tool makes of the same network and the same images is no nearer to it by half. */
    @Test
    void pythonsQuantizeStaticIsNotNearer() throws Exception {
        PythonChecks.assumeModules(folder, "onnx", "onnxruntime");
        List<Reference> networks = Samples.all().subList(0, NETWORKS);
        for (int i = 0; i < networks.size(); i++) {
            Reference reference = networks.get(i);
            Path each = folder.resolve(Integer.toString(i));
            Samples.write(reference, on(new OnnxInt8Exporter(), reference), each);
            ModelProto floats = OnnxExporter.model(reference.network(), OnnxSettings.folded(17));
            Files.write(each.resolve("float.onnx"), floats.toByteArray());
        }
        // how much further from the float network ours is than theirs, over the largest logit
        assertThat(PythonChecks.differences("check_onnx_int8.py", folder))
                .hasSize(networks.size())
                .allSatisfy(further -> assertThat(further).isLessThan(0.05));
    }

    @Test
    void theProgramOfThePageRunsInItsFolder() throws Exception {
        PythonChecks.assumeModules(folder, "onnxruntime", "PIL");
        Path each = folder.resolve("page");
        PageImage page = PageImage.export(new OnnxInt8Exporter(), ArchitectureText.parse(SMALL), each);
        page.assertLineWithin(0.05, PythonChecks.runPage(each));
    }

    /** The Java of docs/export.md, which a test holds to be this. */
    @Test
    void theJavaOfTheDocumentationRunsAFileOfEightBits() throws Exception {
        PageImage page = PageImage.export(new OnnxInt8Exporter(), ArchitectureText.parse(SMALL), folder);
        page.assertLogitsWithin(
                0.05,
                FeedingExample.logits(
                        folder.resolve("model.int8.onnx").toString(),
                        folder.resolve("image.png").toString(),
                        12));
    }

    /** Of a choice of many targets, this one is left out. */
    @Test
    void holdsNoNetworkInAnOperatorSetWithoutScalesOfChannels() {
        Exporter old = new OnnxInt8Exporter().with(Settings.NONE.withOpset(12));
        assertThatThrownBy(() -> old.requireHolds(Samples.all().get(0).network()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("onnx-int8 needs --opset 13 or above")
                .hasMessageEndingWith("was given 12");
        assertThatThrownBy(() -> new OnnxInt8Exporter().with(Settings.NONE.withOpset(99)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--opset must be a whole number from 11 to 22, but was 99");
    }
}
