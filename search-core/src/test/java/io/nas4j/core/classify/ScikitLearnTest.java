package io.nas4j.core.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.core.statistics.Proportion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures against scikit-learn's, on random logits. Needs a Python with {@code sklearn}: {@code NAS4J_PYTHON}, or else
 * {@code python3}; skipped, with the reason printed, where there is none.
 */
class ScikitLearnTest {

    private static final int CLASSES = 8;
    private static final int IMAGES = 500;

    @TempDir
    Path folder;

    @Test
    void figuresAreScikitLearns() throws Exception {
        Path script = folder.resolve("classification.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/classification.py"))) {
            Files.copy(in, script);
        }
        boolean there = python(script, "--probe") == 0;
        if (!there) {
            System.out.println("skipped: no Python with scikit-learn, set NAS4J_PYTHON to one");
        }
        assumeTrue(there, "no Python with scikit-learn");
        SplittableRandom random = new SplittableRandom(5);
        float[] logits = new float[IMAGES * CLASSES];
        int[] labels = new int[IMAGES];
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = random.nextInt(CLASSES - 1);
            StringBuilder line = new StringBuilder().append(labels[i]);
            for (int k = 0; k < CLASSES; k++) {
                logits[i * CLASSES + k] = (float) (random.nextDouble(4) + (k == labels[i] ? 1 : 0));
                line.append(' ').append((double) logits[i * CLASSES + k]);
            }
            lines.add(line.toString());
        }
        Files.write(folder.resolve("logits.txt"), lines);
        assertThat(python(script, folder.resolve("logits.txt").toString()))
                .as(log())
                .isZero();
        Map<String, double[]> theirs = figures();

        EvaluationTally tally = new EvaluationTally(
                IntStream.range(0, CLASSES).mapToObj(k -> "class " + k).toList());
        tally.add(logits, labels);
        Evaluation ours = tally.result();

        assertThat(ours.top1().value()).isEqualTo(value(theirs, "top1", 0));
        assertThat(ours.top1().low()).isCloseTo(value(theirs, "low", 0), within(1e-12));
        assertThat(ours.top1().high()).isCloseTo(value(theirs, "high", 0), within(1e-12));
        assertThat(ours.top5().orElseThrow().value()).isEqualTo(value(theirs, "top5", 0));
        assertThat(ours.loss()).isCloseTo(value(theirs, "loss", 0), within(1e-12));
        assertThat(ours.calibrationError()).isCloseTo(value(theirs, "calibration", 0), within(1e-12));
        for (int k = 0; k < CLASSES; k++) {
            ClassAccuracy each = ours.perClass().get(k);
            assertThat(each.images()).isEqualTo((long) value(theirs, "images", k));
            assertThat(each.recall().map(Proportion::value).orElse(0.0)).isEqualTo(value(theirs, "recall", k));
            assertThat(each.precision().orElse(0)).isEqualTo(value(theirs, "precision", k));
            assertThat(each.f1().orElse(0)).isCloseTo(value(theirs, "f1", k), within(1e-12));
            for (int j = 0; j < CLASSES; j++) {
                assertThat(ours.confusion().count(k, j)).isEqualTo((long) value(theirs, "confusion", k * CLASSES + j));
            }
        }
    }

    private Map<String, double[]> figures() throws IOException {
        Map<String, double[]> figures = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("log"))) {
            String[] words = line.split(" ", -1);
            figures.put(
                    words[0],
                    Arrays.stream(words)
                            .skip(1)
                            .mapToDouble(Double::parseDouble)
                            .toArray());
        }
        return figures;
    }

    private static double value(Map<String, double[]> figures, String name, int at) {
        return Objects.requireNonNull(figures.get(name), name)[at];
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private int python(Path script, String argument) throws InterruptedException {
        String python = System.getenv().getOrDefault("NAS4J_PYTHON", "python3");
        try {
            return new ProcessBuilder(python, script.toString(), argument)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
