package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictCommandTest {

    private Path folder;
    private Path weights;
    private Path onnx;
    private List<Path> images;

    @BeforeAll
    void write(@TempDir Path shared) {
        folder = shared;
        weights = SmallModel.weights(folder, SmallModel.classes());
        onnx = SmallModel.onnx(folder, SmallModel.classes());
        images = SmallModel.images(folder.resolve("images"), 12);
    }

    private CommandLines.Answer run(Object... words) {
        List<Object> line = new ArrayList<>(List.of("predict"));
        Collections.addAll(line, words);
        Collections.addAll(line, "--storage", folder.resolve("none"));
        return CommandLines.run(line.toArray());
    }

    private JsonNode json(Object... words) throws IOException {
        List<Object> line = new ArrayList<>(List.of(words));
        Collections.addAll(line, "--format", "json");
        CommandLines.Answer answer = run(line.toArray());
        assertThat(answer.exit()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    @Test
    void tellsClassAndScoreOfEachImageInTheirOrder() throws IOException {
        JsonNode rows = json(weights, images.get(3), images.get(1), "--top", "10");

        assertThat(rows.findValuesAsText("image"))
                .containsExactly(images.get(3).toString(), images.get(1).toString());
        for (JsonNode row : rows) {
            assertThat(row.get("top")).hasSize(10);
            assertThat(row.get("pred_class")).isEqualTo(row.get("top").get(0).get("class"));
            assertThat(row.get("pred_score")).isEqualTo(row.get("top").get(0).get("score"));
            double sum = 0;
            for (JsonNode each : row.get("top")) {
                sum += each.get("score").doubleValue();
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
            assertThat(row.get("top").findValuesAsText("class"))
                    .containsExactlyInAnyOrderElementsOf(SmallModel.classes());
        }
    }

    @Test
    void anExportedFileSaysTheSame() throws IOException {
        JsonNode ours = json(weights, folder.resolve("images"));
        JsonNode exported = json(onnx, folder.resolve("images"));

        assertThat(ours).hasSize(12);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(exported.get(i).get("image")).isEqualTo(ours.get(i).get("image"));
            assertThat(exported.get(i).get("pred_class")).isEqualTo(ours.get(i).get("pred_class"));
            assertThat(exported.get(i).get("pred_score").doubleValue())
                    .isCloseTo(ours.get(i).get("pred_score").doubleValue(), within(1e-5));
        }
    }

    @Test
    void standardInputIsOneImage() throws IOException {
        JsonNode file = json(weights, images.get(5));
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(images.get(5))));
            JsonNode stream = json(weights, "-");

            assertThat(stream.get(0).get("image").textValue()).isEqualTo("-");
            assertThat(stream.get(0).get("top")).isEqualTo(file.get(0).get("top"));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aTableTellsTheOtherClassesBehindTheLikeliest() {
        assertThat(run(weights, images.get(0), "--top", "2").out())
                .containsPattern("image +pred_class +pred_score +others")
                .containsPattern("0\\.png +[a-z]+ +0\\.[0-9]{4} +[a-z]+ 0\\.[0-9]{4}\\R");
        assertThat(run(weights, images.get(0)).out()).doesNotContain("others");
    }

    /** The exported file in another program, given the pixels as another library decodes them. */
    @Test
    void pythonSaysTheSameOfTheExportedFile() throws Exception {
        Path script = folder.resolve("predict_onnx.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/predict_onnx.py"))) {
            Files.copy(in, script);
        }
        boolean there = python(script, "--probe");
        if (!there) {
            System.out.println("skipped: no Python with onnxruntime and Pillow, set NAS4J_PYTHON to one");
        }
        assumeTrue(there, "no Python with onnxruntime and Pillow");
        List<String> arguments = new ArrayList<>(List.of(onnx.toString()));
        images.forEach(image -> arguments.add(image.toString()));
        assertThat(python(script, arguments.toArray(String[]::new)))
                .as(Files.readString(folder.resolve("log")))
                .isTrue();
        List<String> theirs = Files.readAllLines(folder.resolve("log"));

        List<Object> line = new ArrayList<>(List.of(weights));
        line.addAll(images);
        JsonNode ours = json(line.toArray());
        for (int i = 0; i < images.size(); i++) {
            String[] told = theirs.get(i).split(" ", -1);
            assertThat(ours.get(i).get("pred_class").textValue()).isEqualTo(told[0]);
            assertThat(ours.get(i).get("pred_score").doubleValue())
                    .isCloseTo(Double.parseDouble(told[1]), within(1e-4));
        }
    }

    private boolean python(Path script, String... arguments) throws InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(System.getenv().getOrDefault("NAS4J_PYTHON", "python3"), script.toString()));
        Collections.addAll(command, arguments);
        try {
            return new ProcessBuilder(command)
                            .redirectError(folder.resolve("errors").toFile())
                            .redirectOutput(folder.resolve("log").toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void refusesWhatIsNoImage() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "no image");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        refused("image " + text + " must be JPEG or PNG, but is neither", weights, images.get(0), text);
        refused("image " + folder.resolve("gone.png") + " does not exist", weights, folder.resolve("gone.png"));
        refused("folder " + empty + " must have images", weights, empty);
        refused("'-' is one image", weights, "-", "-");
    }

    @Test
    void refusesMoreClassesThanThereAre() {
        refused(
                "--top must be from 1 to the 10 classes of model " + weights + ", but was 11",
                weights,
                images.get(0),
                "--top",
                "11");
        refused("but was 0", weights, images.get(0), "--top", "0");
    }

    @Test
    void refusesWeightsThatAreNoNumbers(@TempDir Path other) throws IOException {
        Path broken = SmallModel.weights(other, SmallModel.classes());
        try (RandomAccessFile file = new RandomAccessFile(broken.toFile(), "rw")) {
            file.seek(file.length() - Float.BYTES);
            file.write(new byte[] {0, 0, (byte) 0xc0, 0x7f});
        }

        refused("NaN", broken, images.get(0));
    }

    /** As other programs write such files. */
    @Test
    void refusesWeightsWithoutClassNames(@TempDir Path other) throws IOException {
        Path foreign = other.resolve("foreign.safetensors");
        byte[] header = "{}      ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Files.write(foreign, new byte[] {8, 0, 0, 0, 0, 0, 0, 0});
        Files.write(foreign, header, java.nio.file.StandardOpenOption.APPEND);

        refused(foreign + ": weights must come with 'architecture'", foreign, images.get(0));
    }

    private void refused(String sentence, Object... words) {
        CommandLines.Answer answer = run(words);
        assertThat(answer.exit()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).contains(sentence).hasLineCount(1);
        assertThat(answer.out()).isEmpty();
    }
}
