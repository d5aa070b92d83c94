package io.nas4j.evaluator.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.evaluator.engine.Lesson;
import io.nas4j.evaluator.engine.SoftLabels;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loss with a teacher's part against its formula in 64 bits. */
class TaughtLossTest {

    private static final int CLASSES = 3;
    private static final float[] LOGITS = {1.5f, -0.5f, 0.25f, -2, 3, 0.5f};
    private static final float[] ANSWERS = {0.2f, 0.5f, 0.3f, 0.1f, 0.2f, 0.7f};
    private static final int[] LABELS = {2, 1};

    @BeforeEach
    void needsLibTorch() {
        assumeThat(TorchEngine.available()).as("LibTorch has natives here").isTrue();
    }

    private static double crossEntropy(double temperature, double[] targets) {
        double loss = 0;
        for (int row = 0; row < LABELS.length; row++) {
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                sum += Math.exp(LOGITS[row * CLASSES + k] / temperature);
            }
            for (int k = 0; k < CLASSES; k++) {
                double logarithm = LOGITS[row * CLASSES + k] / temperature - Math.log(sum);
                loss -= targets[row * CLASSES + k] * logarithm / LABELS.length;
            }
        }
        return loss;
    }

    @ParameterizedTest
    @CsvSource({"0.9, 4", "0.5, 1", "1, 2", "0, 3"})
    void isThatOfBothParts(double share, double temperature) {
        double[] labels = new double[ANSWERS.length];
        double[] answers = new double[ANSWERS.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = ANSWERS[i];
            labels[i] = 0.1 / CLASSES + (LABELS[i / CLASSES] == i % CLASSES ? 0.9 : 0);
        }
        double expected = (1 - share) * crossEntropy(1, labels)
                + share * temperature * temperature * crossEntropy(temperature, answers);

        try (PointerScope scope = new PointerScope()) {
            Tensor logits = Tensor.create(LOGITS, LABELS.length, CLASSES);
            Tensor plain = BatchTensors.loss(logits, Tensor.create(new long[] {LABELS[0], LABELS[1]}), 0.1);
            SoftLabels soft = new SoftLabels(CLASSES, ANSWERS);
            Tensor loss =
                    BatchTensors.taught(plain, logits, BatchTensors.of(soft), new Lesson(soft, share, temperature));
            assertThat((double) loss.item_float()).isCloseTo(expected, within(1e-5));
        }
    }
}
