package io.nas4j.evaluator.data.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.evaluator.train.SoftmaxRegression;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapesTest {

    private static final int[] FIRST = IntStream.range(0, 20).toArray();

    @Test
    void drawingIsProgress() {
        AtomicInteger told = new AtomicInteger();
        new TrainingDataCache(Optional.empty(), 1)
                .trainingData(Requests.task("shapes", 320, 100, 1).data(), Optional.empty(), 12, told::incrementAndGet);
        assertThat(told.get()).isGreaterThanOrEqualTo(420);
    }

    @Test
    void drawsTheSameImagesOnEveryMachine() throws Exception {
        var sha = java.security.MessageDigest.getInstance("SHA-256");
        LabelledImages train = Shapes.train(64, 1).images(FIRST, 64);
        LabelledImages test = Shapes.test(64, 1).images(FIRST, 24);
        for (int i : FIRST) {
            sha.update(train.pixels(i));
            sha.update(test.pixels(i));
        }

        assertThat(HexFormat.of().formatHex(sha.digest(), 0, 8)).isEqualTo("c6191b8bb1415296");
    }

    @Test
    void anImageDependsOnSeedAndIndexOnly() {
        LabelledImages together = Shapes.train(32, 9).images(FIRST, 32);
        LabelledImages alone = Shapes.train(32, 9).images(new int[] {13}, 32);

        assertThat(alone.pixels(0)).isEqualTo(together.pixels(13));
        assertThat(Shapes.train(32, 10).images(new int[] {13}, 32).pixels(0)).isNotEqualTo(together.pixels(13));
        assertThat(Shapes.test(32, 9).images(new int[] {13}, 32).pixels(0)).isNotEqualTo(together.pixels(13));
    }

    @Test
    void classesAreBalanced() {
        int[] counts = new int[10];
        for (int label : Shapes.train(16, 0).labels()) {
            counts[label]++;
        }

        assertThat(counts).containsOnly(1000);
    }

    @Test
    void aLinearClassifierLearnsLittle() {
        TrainingTask task = Requests.task("shapes", 4000, 1000, 5);
        LocalEvaluator evaluator = new LocalEvaluator(
                name -> new SoftmaxRegression(), new TrainingDataCache(Optional.empty(), 100_000_000));

        Outcome outcome = evaluator.evaluate(Requests.request("fake", task), epoch -> {});

        assertThat(((Outcome.Complete) outcome).accuracy()).isLessThan(0.35);
    }

    @Test
    void theNearestMeanImageTellsLittle() {
        LabelledImages train =
                Shapes.train(64, 4).images(IntStream.range(0, 2000).toArray(), 16);
        LabelledImages test = Shapes.test(64, 4).images(IntStream.range(0, 500).toArray(), 16);
        double[][] means = new double[10][16 * 16 * 3];
        for (int i = 0; i < train.count(); i++) {
            for (int j = 0; j < means[0].length; j++) {
                means[train.label(i)][j] += (train.pixels(i)[j] & 0xff) / 200.0;
            }
        }
        int right = 0;
        for (int i = 0; i < test.count(); i++) {
            int nearest = 0;
            for (int k = 1; k < 10; k++) {
                nearest = distance(means[k], test.pixels(i)) < distance(means[nearest], test.pixels(i)) ? k : nearest;
            }
            right += nearest == test.label(i) ? 1 : 0;
        }

        assertThat(right / 500.0).isLessThan(0.3);
    }

    private static double distance(double[] mean, byte[] pixels) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            sum += Math.pow(mean[j] - (pixels[j] & 0xff), 2);
        }
        return sum;
    }
}
