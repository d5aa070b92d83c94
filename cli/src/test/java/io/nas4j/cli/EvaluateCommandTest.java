package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluateCommandTest {

    private static final int IMAGES = 100;

    private Path folder;
    private Path weights;
    private String data;

    @BeforeAll
    void write(@TempDir Path shared) {
        folder = shared;
        weights = SmallModel.weights(folder, SmallModel.classes());
        SmallModel.images(folder.resolve("images/train"), 20);
        SmallModel.images(folder.resolve("images/test"), IMAGES);
        data = "images:" + folder.resolve("images");
    }

    private JsonNode json(Object... words) throws IOException {
        List<Object> line = new ArrayList<>(List.of("evaluate"));
        Collections.addAll(line, words);
        Collections.addAll(line, "--storage", folder.resolve("none"), "--format", "json");
        CommandLines.Answer answer = CommandLines.run(line.toArray());
        assertThat(answer.exit()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    /** Normalisation, decoding and classes are the same on all ways to the logits. */
    @Test
    void enginesAndOnnxRuntimeMeasureTheSame() throws IOException {
        JsonNode rows = json(weights, "--dataset", data, "--engine", "torch,dl4j", "--with", "onnx");

        assertThat(rows).hasSize(3);
        assertThat(rows.findValuesAsText("runner")).containsExactly("torch", "dl4j", "onnx");
        for (JsonNode row : rows) {
            assertThat(row.get("images").longValue()).isEqualTo(IMAGES);
            assertThat(row.get("top1").doubleValue())
                    .isCloseTo(rows.get(0).get("top1").doubleValue(), within(0.001));
            assertThat(row.get("loss").doubleValue())
                    .isCloseTo(rows.get(0).get("loss").doubleValue(), within(1e-4));
            assertThat(row.get("images_per_second").doubleValue()).isPositive();
        }
    }

    @Test
    void aRowHoldsWhatItsConfusionMatrixSays() throws IOException {
        JsonNode row = json(weights, "--dataset", data).get(0);

        long right = 0;
        for (int k = 0; k < 10; k++) {
            JsonNode counts = row.get("confusion").get(k);
            long images = 0;
            for (JsonNode count : counts) {
                images += count.longValue();
            }
            JsonNode each = row.get("classes").get(k);
            assertThat(each.get("images").longValue()).isEqualTo(images);
            assertThat(each.get("recall").doubleValue() * images)
                    .isCloseTo(counts.get(k).longValue(), within(1e-9));
            right += counts.get(k).longValue();
        }
        assertThat(row.get("top1").doubleValue()).isEqualTo((double) right / IMAGES);
        assertThat(row.get("top1_interval").get(0).doubleValue())
                .isLessThan(row.get("top1").doubleValue());
        assertThat(row.get("top5").doubleValue()).isGreaterThan(row.get("top1").doubleValue());
    }

    @Test
    void otherResolutionsCostOtherMacs() throws IOException {
        JsonNode rows = json(weights, "--dataset", data, "--resolution", "16,24");

        assertThat(rows.findValues("resolution").stream().map(JsonNode::intValue))
                .containsExactly(16, 24);
        assertThat(rows.get(1).get("macs").longValue())
                .isGreaterThan(rows.get(0).get("macs").longValue());
        assertThat(rows.get(1).get("loss").doubleValue())
                .isNotEqualTo(rows.get(0).get("loss").doubleValue());
    }

    /** The classes of a folder of images stand in the order of their names, which is not that of the network. */
    @Test
    void classesAreFoundByTheirNames() throws IOException {
        JsonNode row = json(weights, "--dataset", data).get(0);

        assertThat(row.get("classes").findValuesAsText("class")).isEqualTo(SmallModel.classes());
        assertThat(row.get("classes").findValues("images").stream().map(JsonNode::intValue))
                .containsOnly(IMAGES / 10);
        CommandLines.Answer predicted = CommandLines.run(
                "predict", weights, folder.resolve("images/test"), "--storage", folder, "--format", "json");
        long right = 0;
        for (JsonNode each : new ObjectMapper().readTree(predicted.out())) {
            Path image = Path.of(each.get("image").textValue());
            right += image.getParent().endsWith(each.get("pred_class").textValue()) ? 1 : 0;
        }
        assertThat(row.get("top1").doubleValue()).isEqualTo((double) right / IMAGES);
    }

    @Test
    void aTableHasTheMatrixAndThePictureLiesWhereItShould() {
        CommandLines.Answer answer = CommandLines.run(
                "evaluate",
                weights,
                "--dataset",
                data,
                "--picture",
                folder.resolve("confusion"),
                "--storage",
                folder.resolve("none"));

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out())
                .startsWith(IMAGES + " test images of " + data + "; intervals are Wilson's, of 95 %")
                .contains("true \\ predicted", "recall interval", "Most often mistaken: ");
        assertThat(folder.resolve("confusion.svg"))
                .content()
                .contains("Classes of " + data + " as " + weights + " sees them", ">crescent</text>");
        assertThat(folder.resolve("confusion.png")).isNotEmptyFile();
    }

    @Test
    void refusesOtherClassesWithBothLists(@TempDir Path other) {
        Path model = SmallModel.weights(other, List.of("cat", "dog"));

        refused(
                "must have the classes of model " + model + ", which are cat, dog, but has bars, crescent, cross, ",
                model,
                "--dataset",
                data);
    }

    @Test
    void refusesWhatCannotBeMeasured(@TempDir Path other) {
        Path onnx = SmallModel.onnx(other, SmallModel.classes());

        refused("a file does not say which images its model is evaluated on; --dataset names them", weights);
        refused("has no validation images of its own", weights, "--dataset", data, "--part", "validation");
        refused("--resolution has 24", onnx, "--dataset", data, "--resolution", "24");
        refused("ONNX Runtime alone runs the ONNX file", onnx, "--dataset", data, "--engine", "torch");
        refused("--with must be one of onnx, but was tflite", weights, "--dataset", data, "--with", "tflite");
        refused("which is no name of a study", "a/b", "--dataset", data);
    }

    private void refused(String sentence, Object... words) {
        List<Object> line = new ArrayList<>(List.of("evaluate"));
        Collections.addAll(line, words);
        Collections.addAll(line, "--storage", folder.resolve("none"));
        CommandLines.Answer answer = CommandLines.run(line.toArray());
        assertThat(answer.exit()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).contains(sentence).hasLineCount(1);
        assertThat(answer.out()).isEmpty();
    }
}
