package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.study.Mixing;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.SoftLabels;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixerTest {

    private static final int COUNT = 3;
    private static final int SIZE = 8;
    private static final int CHANNELS = 2;
    private static final int CLASSES = 4;
    private static final int STRIDE = SIZE * SIZE * CHANNELS;

    /** Image i is all i, of class i. */
    private static Batch batch() {
        float[] pixels = new float[COUNT * STRIDE];
        int[] labels = new int[COUNT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / STRIDE;
        }
        for (int i = 0; i < COUNT; i++) {
            labels[i] = i;
        }
        return new Batch(
                COUNT,
                SIZE,
                CHANNELS,
                pixels,
                labels,
                Optional.of(new SoftLabels(CLASSES, new float[COUNT * CLASSES])),
                Optional.empty());
    }

    private static Batch mixed(Mixing mixing, long seed) {
        Batch batch = batch();
        new Mixer(mixing, new SavedRandom(seed)).mix(batch);
        return batch;
    }

    private static float share(Batch batch, int image, int label) {
        return batch.soft().orElseThrow().shares()[image * CLASSES + label];
    }

    /** What images keep and take, each row of labels must say. */
    private static void requireLabelsAsImages(Batch batch) {
        for (int image = 0; image < COUNT; image++) {
            double mean = 0;
            for (int i = 0; i < STRIDE; i++) {
                mean += batch.pixels()[image * STRIDE + i] / STRIDE;
            }
            int other = (image + 1) % COUNT;
            double kept = share(batch, image, image);
            assertThat(kept).isBetween(0.0, 1.0);
            assertThat(kept + share(batch, image, other)).isCloseTo(1, within(1e-6));
            assertThat(share(batch, image, 3)).isZero();
            assertThat(mean).isCloseTo(kept * image + (1 - kept) * other, within(1e-5));
        }
    }

    @Property(tries = 100)
    void mixupTakesTheMeanOfNeighbours(@ForAll long seed) {
        Batch batch = mixed(new Mixing(0.4, 0), seed);
        requireLabelsAsImages(batch);
        for (int i = 0; i < batch.pixels().length; i++) {
            assertThat(batch.pixels()[i]).isEqualTo(batch.pixels()[i / STRIDE * STRIDE]);
        }
    }

    @Property(tries = 100)
    void cutMixPutsABoxOfTheNeighbourInto(@ForAll long seed) {
        Batch batch = mixed(new Mixing(0, 1), seed);
        requireLabelsAsImages(batch);
        for (int i = 0; i < batch.pixels().length; i++) {
            int image = i / STRIDE;
            boolean taken = batch.pixels()[i] != image;
            assertThat((int) batch.pixels()[i]).isEqualTo(taken ? (image + 1) % COUNT : image);
            assertThat(taken)
                    .as("the box is the same in every image and channel")
                    .isEqualTo(batch.pixels()[i % STRIDE / CHANNELS * CHANNELS] != 0);
        }
    }

    /** Beta(a, a) has the mean 1/2 and the variance 1 / (8 a + 4); both within five standard errors. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 1})
    void sharesAreDrawnFromBeta(double a) {
        int draws = 4000;
        Mixer mixer = new Mixer(new Mixing(a, 0), new SavedRandom(5));
        double mean = 0;
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < draws; i++) {
            Batch batch = batch();
            mixer.mix(batch);
            double away = share(batch, 0, 0) - 0.5;
            mean += away / draws;
            squares += away * away / draws;
            fourths += Math.pow(away, 4) / draws;
        }
        double variance = 1 / (8 * a + 4);
        assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(variance / draws)));
        assertThat(squares).isCloseTo(variance, within(5 * Math.sqrt((fourths - squares * squares) / draws)));
    }

    /** Every second batch, within five standard errors: a box leaves whole numbers. */
    @Test
    void aCoinChoosesWhereBothAreAsked() {
        int draws = 400;
        int cut = 0;
        Mixer mixer = new Mixer(new Mixing(1, 1), new SavedRandom(6));
        for (int i = 0; i < draws; i++) {
            Batch batch = batch();
            mixer.mix(batch);
            boolean whole = true;
            for (float value : batch.pixels()) {
                whole &= value == Math.rint(value);
            }
            cut += whole ? 1 : 0;
        }
        assertThat((double) cut).isCloseTo(draws / 2.0, within(5 * Math.sqrt(draws / 4.0)));
    }

    @Test
    void goesOnFromItsState() {
        Mixer first = new Mixer(new Mixing(0.3, 0.5), new SavedRandom(7));
        first.mix(batch());
        TrainingState state = new TrainingState();
        first.save(state);
        Mixer second = new Mixer(new Mixing(0.3, 0.5), new SavedRandom(8));
        second.restore(state);
        Batch expected = batch();
        Batch found = batch();
        first.mix(expected);
        second.mix(found);
        assertThat(found.pixels()).containsExactly(expected.pixels());
    }
}
