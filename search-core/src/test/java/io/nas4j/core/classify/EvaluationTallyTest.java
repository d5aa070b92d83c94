package io.nas4j.core.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTallyTest {

    private static final List<String> NAMES = List.of("cat", "dog", "owl");

    /** Logits are logarithms of probabilities, so that the softmax gives these again. */
    private static float[] logits(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(probabilities[i]);
        }
        return logits;
    }

    /** Two batches. The third image, a cat, is taken for an owl; there is no owl. */
    private static Evaluation small() {
        EvaluationTally tally = new EvaluationTally(NAMES);
        tally.add(logits(0.7, 0.2, 0.1, 0.1, 0.8, 0.1), new int[] {0, 1});
        tally.add(logits(0.3, 0.1, 0.6, 0.25, 0.5, 0.25), new int[] {0, 1});
        return tally.result();
    }

    @Test
    void countsWhatIsRightAndTheMeanCrossEntropy() {
        Evaluation evaluation = small();

        assertThat(evaluation.images()).isEqualTo(4);
        assertThat(evaluation.top1().value()).isEqualTo(0.75);
        double loss = -(Math.log(0.7) + Math.log(0.8) + Math.log(0.3) + Math.log(0.5)) / 4;
        assertThat(evaluation.loss()).isCloseTo(loss, within(1e-6));
    }

    @Test
    void hasNoFifthClassWhereThereAreFewer() {
        assertThat(small().top5()).isEmpty();
    }

    @Test
    void countsTheClassesThatAreTakenForOthers() {
        Confusion confusion = small().confusion();

        assertThat(confusion.counts())
                .isEqualTo(List.of(List.of(1L, 0L, 1L), List.of(0L, 2L, 0L), List.of(0L, 0L, 0L)));
        assertThat(confusion.mistakes(5)).containsExactly(new Confusion.Mistake(0, 2, 1));
    }

    @Test
    void measuresEachClass() {
        List<ClassAccuracy> classes = small().perClass();

        assertThat(classes.get(0).recall())
                .hasValueSatisfying(recall -> assertThat(recall.value()).isEqualTo(0.5));
        assertThat(classes.get(0).precision()).hasValue(1);
        assertThat(classes.get(0).f1().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(classes.get(2).recall()).isEqualTo(Optional.empty());
        assertThat(classes.get(2).precision()).hasValue(0);
        assertThat(classes.get(2).f1()).isEqualTo(OptionalDouble.of(0));
    }

    /** Confidences 0.7, 0.8, 0.6 and 0.5 fall into bins of their own, of which the third is wrong. */
    @Test
    void measuresCalibration() {
        assertThat(small().calibrationError()).isCloseTo((0.3 + 0.2 + 0.6 + 0.5) / 4, within(1e-6));
    }

    /** Images of one bin count together: 0.91 and 0.92, one right and one wrong, differ by 0.415 from the half. */
    @Test
    void imagesOfOneBinAreCalibratedTogether() {
        EvaluationTally tally = new EvaluationTally(List.of("a", "b"));
        tally.add(logits(0.91, 0.09, 0.92, 0.08), new int[] {0, 1});

        assertThat(tally.result().calibrationError()).isCloseTo(0.415, within(1e-6));
    }

    @Test
    void fiveLikeliestCountWhereThereAreMore() {
        EvaluationTally tally = new EvaluationTally(
                IntStream.range(0, 7).mapToObj(Integer::toString).toList());
        float[] falling = {7, 6, 5, 4, 3, 2, 1};
        tally.add(falling, new int[] {4});
        tally.add(falling, new int[] {5});

        assertThat(tally.result().top5().orElseThrow().value()).isEqualTo(0.5);
        assertThat(tally.result().top1().value()).isZero();
    }

    @Test
    void theFirstOfEqualClassesIsTheLikeliest() {
        assertThat(Prediction.of(new float[] {1, 2, 2}, NAMES, 3).get(0).top())
                .extracting(Prediction.Score::className)
                .containsExactly("dog", "owl", "cat");
    }

    @Test
    void scoresOfAllClassesAreTheSoftmax() {
        Prediction prediction = Prediction.of(logits(0.2, 0.5, 0.3), NAMES, 2).get(0);

        assertThat(prediction.best().className()).isEqualTo("dog");
        assertThat(prediction.best().score()).isCloseTo(0.5, within(1e-6));
        assertThat(prediction.top()).hasSize(2);
        assertThat(prediction.top().get(1).score()).isCloseTo(0.3, within(1e-6));
    }

    /** A softmax of plain exponentials would be infinite. */
    @Test
    void largeLogitsAreNoTrouble() {
        EvaluationTally tally = new EvaluationTally(NAMES);
        tally.add(new float[] {3000, 0, -3000}, new int[] {1});

        assertThat(tally.result().loss()).isEqualTo(3000);
        assertThat(tally.result().calibrationError()).isEqualTo(1);
    }

    @Test
    void refusesLogitsThatAreNoNumbers() {
        assertThatThrownBy(() -> new EvaluationTally(NAMES).add(new float[] {0, Float.NaN, 0}, new int[] {0}))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("no finite logit");
    }

    @Test
    void needsAnImage() {
        assertThatThrownBy(() -> new EvaluationTally(NAMES).result())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least one image");
    }
}
