package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.TrainableNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JudgementTest {

    private static final int CLASSES = 3;

    /** Says what it was given to say, image by image. */
    private record Scripted(float[] logits, AtomicInteger said) implements TrainableNetwork {

        @Override
        public double trainStep(Batch batch, double learningRate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public float[] logits(Batch batch) {
            int from = said.getAndAdd(batch.count() * CLASSES);
            return Arrays.copyOfRange(logits, from, from + batch.count() * CLASSES);
        }

        @Override
        public Weights weights() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void save(TrainingState into) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restore(TrainingState from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private static Optional<Judgement> judged(float[] logits, int[] labels, int batchSize) {
        byte[][] pixels = new byte[labels.length][1];
        LabelledImages images = new LabelledImages(List.of("a", "b", "c"), 1, 1, pixels, labels);
        PixelReader reader = new PixelReader(images, new InputNormalisation(List.of(0.0), List.of(1.0)));
        return Judgement.of(new Scripted(logits, new AtomicInteger()), reader, batchSize, () -> {});
    }

    @Property
    void isWhatTheDefinitionsSay(
            @ForAll @Size(12) List<@FloatRange(min = -30, max = 30) Float> given,
            @ForAll @Size(4) List<@IntRange(max = CLASSES - 1) Integer> classes,
            @ForAll @IntRange(min = 1, max = 5) int batchSize) {
        float[] logits = new float[given.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = given.get(i);
        }
        int[] labels = classes.stream().mapToInt(label -> label).toArray();
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                sum += Math.exp(logits[i * CLASSES + k]);
            }
            loss -= Math.log(Math.exp(logits[i * CLASSES + labels[i]]) / sum) / labels.length;
        }
        Judgement judgement = judged(logits, labels, batchSize).orElseThrow();
        assertThat(judgement.loss()).isCloseTo(loss, within(1e-9 * (1 + loss)));
        assertThat(judgement.accuracy() * labels.length).isBetween(0.0, (double) labels.length);
    }

    @Example
    void countsImagesWhoseOwnClassHasTheLargestLogit() {
        Judgement judgement = judged(new float[] {2, 1, 0, 0, 5, 1, 9, 0, 0}, new int[] {0, 1, 2}, 2)
                .orElseThrow();
        assertThat(judgement.accuracy()).isEqualTo(2.0 / 3);
    }

    @Example
    void aLargeLogitIsNoOverflow() {
        assertThat(judged(new float[] {1e30f, 0, 0}, new int[] {0}, 1).orElseThrow())
                .isEqualTo(new Judgement(1, 0));
    }

    @Example
    void aLogitThatIsNoNumberHasNoJudgement() {
        assertThat(judged(new float[] {0, Float.NaN, 0}, new int[] {0}, 1)).isEmpty();
        assertThat(judged(new float[] {0, Float.POSITIVE_INFINITY, 0}, new int[] {0}, 1))
                .isEmpty();
    }
}
