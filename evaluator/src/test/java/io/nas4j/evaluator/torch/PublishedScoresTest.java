package io.nas4j.evaluator.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.zerocost.ScoreInput;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scores against a program in PyTorch that was written from their papers. Needs a Python with {@code torch}:
 * {@code NAS4J_PYTHON}, or else {@code python3}; skipped, with the reason printed, where there is none.
 */
class PublishedScoresTest {

    private static final List<ZeroCost> SCORES = List.of(
            ZeroCost.NASWOT,
            ZeroCost.SWAP,
            ZeroCost.GRAD_NORM,
            ZeroCost.AZ_EXPRESSIVITY,
            ZeroCost.AZ_PROGRESSIVITY,
            ZeroCost.AZ_TRAINABILITY);

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        assertThat(new TorchEngine().name()).isEqualTo("torch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in:16x3 stem:k3_s1_c8 mb:e3_k5_s2_c12 mb:e3_k3_s1_c12 mb:e6_k3_s2_c16 head:c32 classes:5 act:relu",
                "in:12x3 stem:k3_s2_c8 mb:e1_k3_s1_c8_se0.5 mb:e4_k3_s2_c24_se0.25 head:c20 classes:3 bn:0.9_0.01"
            })
    void areThoseOfPyTorch(String text) throws Exception {
        Path script = folder.resolve("untrained_scores.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/untrained_scores.py"))) {
            Files.copy(in, script);
        }
        boolean there = python(List.of(script.toString(), "--probe")) == 0;
        if (!there) {
            System.out.println("skipped: no Python with torch, set NAS4J_PYTHON to one");
        }
        assumeTrue(there, "no Python with torch");

        NetworkPlan plan = NetworkPlan.of(ArchitectureText.parse(text));
        Weights weights = Weights.initial(plan, new SplittableRandom(4));
        RandomStreams streams = new RandomStreams(9);
        Batch batch = images(plan, 20);
        Path model = folder.resolve("weights.safetensors");
        Safetensors.write(model, weights, Map.of());
        int exit = python(List.of(
                script.toString(),
                text,
                model.toString(),
                write("images", batch.pixels()).toString(),
                write("labels", batch.labels()).toString(),
                write("noise", TorchScores.noise(plan, streams).pixels()).toString(),
                String.valueOf(streams.seedOf("az-nas signs"))));
        String said = Files.readString(folder.resolve("log"));
        assertThat(exit).as("%s", said).isZero();
        Map<String, Double> theirs = new LinkedHashMap<>();
        said.lines().map(line -> line.split(" ")).forEach(line -> theirs.put(line[0], Double.valueOf(line[1])));

        assertThat(theirs.keySet())
                .containsExactlyElementsOf(SCORES.stream().map(ZeroCost::text).toList());
        ScoreInput input = new ScoreInput(weights, () -> batch, streams);
        for (ZeroCost score : SCORES) {
            double expected = theirs.get(score.text());
            assertThat(TorchScores.of(score, plan, input).get(score))
                    .as(score.text())
                    .isCloseTo(expected, within(1e-4 * Math.max(1, Math.abs(expected))));
        }
    }

    private static Batch images(NetworkPlan plan, int count) {
        Input in = plan.architecture().input();
        SplittableRandom random = new SplittableRandom(6);
        float[] pixels = new float[count * in.resolution() * in.resolution() * in.channels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) (random.nextDouble() * 4 - 2);
        }
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> i % 3);
        return new Batch(count, in.resolution(), in.channels(), pixels, labels);
    }

    private Path write(String name, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Files.write(folder.resolve(name), bytes.array());
    }

    private Path write(String name, int[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return Files.write(folder.resolve(name), bytes.array());
    }

    private int python(List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Optional.ofNullable(System.getenv("NAS4J_PYTHON")).orElse("python3"));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
