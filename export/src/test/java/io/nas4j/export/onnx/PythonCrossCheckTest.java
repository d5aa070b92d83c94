package io.nas4j.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.Networks;
import io.nas4j.export.Python;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.ReferenceNetwork;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ONNX's own checker and Python runtimes on exported files. Needs a Python with {@code onnx}: {@code NAS4J_PYTHON}, or
 * else {@code python3}; skipped, with the reason printed, where there is none.
 */
class PythonCrossCheckTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in:13x3 stem:k3_s2_c8 mb:e1_k7_s1_c8_se0.25 mb:e4_k5_s2_c12_se0.25_r2 head:c16 classes:5",
                "in:16x1 stem:k5_s1_c4 mb:e3_k3_s2_c6_r2_noskip head:c9 classes:3 act:relu6 bn:0.9_0.01",
                "in:9x3 stem:k3_s2_c4 mb:e2_k3_s1_c4_se1 mb:e2_k1_s2_c5 head:c8 classes:2 act:relu",
                "in:26x3 stem:k3_s1_c8_pool res:e0.25_k3_s2_c32_r2 mb:e3_k3_s1_c32_se0.25-x-d8-relu-hsigmoid_r2_pool"
                        + " conv:k3_s2_c32_pool_relu6 head:c24_d16 classes:5 act:hswish"
            })
    void checkerAcceptsAndPythonAgrees(String text) throws Exception {
        PythonChecks.assumeModules(folder, "onnx", "numpy");
        Path script = Path.of("src/test/python/check_onnx.py").toAbsolutePath();
        Python python = new Python(folder);

        Architecture architecture = ArchitectureText.parse(text);
        NetworkPlan plan = NetworkPlan.of(architecture);
        SplittableRandom random = new SplittableRandom(3);
        InputNormalisation normalisation = Networks.normalisation(architecture.input());
        RawImages images = Networks.images(4, architecture.input(), random);
        Weights weights = Networks.trained(plan, normalisation, images, random);
        Path model = folder.resolve("model.onnx");
        new OnnxExporter().write(Networks.network(plan, weights), model);
        Path pixels = write("pixels.f32", images.pixels());
        Path logits = write("logits.f32", new ReferenceNetwork(plan, weights, normalisation).logits(images));

        Python.Ran ran = python.run(script, model.toString(), pixels.toString(), logits.toString());
        assertThat(ran.exit()).as("%s", ran.output()).isZero();
        assertThat(ran.output().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                        .isLessThanOrEqualTo(1e-4));
    }

    private Path write(String name, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Files.write(folder.resolve(name), bytes.array());
    }
}
