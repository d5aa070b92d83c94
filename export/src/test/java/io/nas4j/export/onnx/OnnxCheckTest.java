package io.nas4j.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.Networks;
import io.nas4j.export.ReferenceNetwork;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxCheckTest {

    private static final NetworkPlan PLAN =
            NetworkPlan.of(ArchitectureText.parse("in:8x3 stem:k3_s2_c4 mb:e2_k3_s1_c4_se0.25 head:c8 classes:2"));

    @TempDir
    Path folder;

    private Path file;
    private RawImages images;
    private float[] reference;

    @BeforeEach
    void export() {
        SplittableRandom random = new SplittableRandom(7);
        InputNormalisation normalisation = InputNormalisation.IMAGENET;
        images = Networks.images(5, PLAN.architecture().input(), random);
        Weights weights = Networks.trained(PLAN, normalisation, images, random);
        file = folder.resolve("small.onnx");
        new OnnxExporter().write(Networks.network(PLAN, weights), file);
        reference = new ReferenceNetwork(PLAN, weights, normalisation).logits(images);
    }

    @Test
    void showsADifferenceWhereThereIsOne() {
        Agreement before = new OnnxCheck().compare(file, images, reference);
        assertThat(before.sameClasses()).isEqualTo(5);
        boolean firstClass = reference[0] > reference[1];
        reference[firstClass ? 1 : 0] = 100;
        Agreement after = new OnnxCheck().compare(file, images, reference);
        assertThat(after.sameClasses()).isEqualTo(4);
        assertThat(after.largestDifference()).isGreaterThan(90);
        assertThat(after.largestLogit()).isEqualTo(100);
    }

    @Test
    void doesNotHideNan() {
        Agreement agreement = Agreement.of(new float[] {Float.NaN, 0, 1, 2}, new float[] {1, 0, 1, 2}, 2);
        assertThat(agreement.largestDifference()).isNaN();
        assertThat(agreement.relativeDifference()).isNaN();
        assertThat(agreement.sameClasses()).isEqualTo(1);
    }

    @Test
    void refusesImagesThatTheNetworkDoesNotRead() {
        RawImages other = new RawImages(1, 4, 1, new float[16]);
        assertThatThrownBy(() -> new OnnxCheck().compare(file, other, new float[2]))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": reads images of 8x8 pixels and 3 channels, but was given 4x4 pixels and 1"
                        + " channels");
        assertThatThrownBy(() -> new OnnxCheck().compare(file, images, new float[3]))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gives 2 logits for each of 5 images, but is to be compared with 3 in all");
    }

    @Test
    void refusesWhatIsNoOnnxFile() throws IOException {
        Path missing = folder.resolve("missing.onnx");
        assertThatThrownBy(() -> new OnnxCheck().compare(missing, images, reference))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(missing + ": must be an ONNX file, but there is no such file");
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> new OnnxCheck().compare(cut, images, reference))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(cut + ": must be an ONNX file that ONNX Runtime ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
