package io.nas4j.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.Networks;
import io.nas4j.export.Python;
import io.nas4j.export.ReferenceNetwork;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two programs of docs/export.md, on an exported file and an image of its size. */
class FeedingTheModelTest {

    private static final Path PAGE = Path.of("../docs/export.md");
    private static final Path EXAMPLE = Path.of("src/test/java/io/nas4j/export/onnx/FeedingExample.java");
    private static final NetworkPlan PLAN =
            NetworkPlan.of(ArchitectureText.parse("in:12x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_se0.25 head:c16 classes:3"));
    private static final int SIZE = 12;

    @TempDir
    Path folder;

    private float[] expected;

    @BeforeEach
    void exportsAModelAndDrawsAnImage() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        float[] pixels = new float[SIZE * SIZE * 3];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int rgb = random.nextInt(1 << 24);
            image.setRGB(i % SIZE, i / SIZE, rgb);
            for (int c = 0; c < 3; c++) {
                pixels[3 * i + c] = rgb >> (16 - 8 * c) & 255;
            }
        }
        ImageIO.write(image, "png", folder.resolve("image.png").toFile());
        RawImages raw = new RawImages(1, SIZE, 3, pixels);
        Weights weights = Networks.trained(PLAN, InputNormalisation.IMAGENET, raw, random);
        new OnnxExporter().write(Networks.network(PLAN, weights), folder.resolve("model.onnx"));
        expected = new ReferenceNetwork(PLAN, weights, InputNormalisation.IMAGENET).logits(raw);
    }

    @Test
    void theJavaOfThePageGivesTheEnginesLogits() throws Exception {
        String source = Files.readString(EXAMPLE);
        String shown = source.substring(
                        source.indexOf("// docs: begin\n") + "// docs: begin\n".length(),
                        source.indexOf("// docs: end"))
                .stripIndent()
                .strip();
        assertThat(code("java")).isEqualTo(shown);
        assertClose(FeedingExample.logits(
                folder.resolve("model.onnx").toString(),
                folder.resolve("image.png").toString(),
                SIZE));
    }

    @Test
    void thePythonOfThePageGivesTheEnginesLogits() throws Exception {
        Path script = Files.writeString(folder.resolve("feed.py"), code("python"));
        Path probe = Files.writeString(folder.resolve("probe.py"), "import onnxruntime, numpy, PIL\n");
        Python python = new Python(folder);
        Python.Ran probed = python.run(probe);
        if (probed.exit() != 0) {
            System.out.println(
                    "skipped: no Python with onnxruntime and pillow, set NAS4J_PYTHON to one: " + probed.lastLine());
        }
        assumeTrue(probed.exit() == 0, "no Python with onnxruntime and pillow");
        Python.Ran ran = python.run(script);
        assertThat(ran.exit()).as("%s", ran.output()).isZero();
        String[] words = ran.lastLine().split(" ");
        float[] logits = new float[expected.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Float.parseFloat(words[words.length - logits.length + i]);
        }
        assertThat(ran.lastLine()).startsWith("class ");
        assertClose(logits);
    }

    private void assertClose(float[] logits) {
        assertThat(logits).hasSameSizeAs(expected);
        for (int i = 0; i < logits.length; i++) {
            assertThat(logits[i]).isCloseTo(expected[i], within(1e-3f));
        }
    }

    private static String code(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).as("%s on the page", language).isTrue();
        return block.group(1);
    }
}
