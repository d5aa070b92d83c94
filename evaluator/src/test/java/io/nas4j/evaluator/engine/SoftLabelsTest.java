package io.nas4j.evaluator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.study.Optimizer;
import io.nas4j.evaluator.dl4j.Dl4jEngine;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SoftLabelsTest {

    private static final int COUNT = 10;
    private static final NetworkPlan PLAN = Fixtures.plan(Fixtures.SMALL);

    private static double loss(Engine engine, Batch batch) {
        return loss(engine, batch, 0.1);
    }

    private static double loss(Engine engine, Batch batch, double smoothing) {
        Optimisation optimisation = new Optimisation(Optimizer.SGD, 0.9, 1e-4, smoothing);
        try (TrainableNetwork network = engine.build(PLAN, Fixtures.random(PLAN), optimisation, 1)) {
            return network.trainStep(batch, 0.01);
        }
    }

    /** Cross-entropy is linear in the labels, smoothed or not. */
    @ParameterizedTest
    @MethodSource("io.nas4j.evaluator.engine.GradientStepsTest#engines")
    void theirLossIsTheMeanOfThoseOfTheirParts(Supplier<Engine> engines) {
        Engine engine = engines.get();
        Batch own = Fixtures.batch(PLAN, COUNT, 1);
        int classes = PLAN.classifier().out();
        int[] others = new int[COUNT];
        float[] shares = new float[COUNT * classes];
        for (int i = 0; i < COUNT; i++) {
            others[i] = (own.labels()[i] + 1 + i % 2) % classes;
            shares[i * classes + own.labels()[i]] = 0.7f;
            shares[i * classes + others[i]] = 0.3f;
        }
        Batch other = new Batch(COUNT, own.size(), own.channels(), own.pixels(), others);
        Batch soft = with(own, Optional.of(new SoftLabels(classes, shares)), Optional.empty());
        assertThat(loss(engine, soft)).isCloseTo(0.7 * loss(engine, own) + 0.3 * loss(engine, other), within(1e-5));
    }

    /** At temperature 1 a teacher's answers are soft labels of a part of the loss; here they are not smoothed. */
    @ParameterizedTest
    @MethodSource("io.nas4j.evaluator.engine.GradientStepsTest#engines")
    void aTeachersPartIsThatOfItsAnswers(Supplier<Engine> engines) {
        Engine engine = engines.get();
        Batch own = Fixtures.batch(PLAN, COUNT, 1);
        int classes = PLAN.classifier().out();
        float[] shares = new float[COUNT * classes];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 2f * (1 + i % classes) / (classes * (classes + 1));
        }
        SoftLabels answers = new SoftLabels(classes, shares);
        double ofLabels = loss(engine, own);
        double ofAnswers = loss(engine, with(own, Optional.of(answers), Optional.empty()), 0);
        assertThat(loss(engine, with(own, Optional.empty(), Optional.of(new Lesson(answers, 0.6, 1)))))
                .isCloseTo(0.4 * ofLabels + 0.6 * ofAnswers, within(1e-5));
    }

    @Test
    void deeplearning4jLearnsAnswersAtTemperature1Alone() {
        assumeThat(Dl4jEngine.available()).as("Deeplearning4j has natives here").isTrue();
        Batch own = Fixtures.batch(PLAN, 2, 1);
        int classes = PLAN.classifier().out();
        Lesson hot = new Lesson(new SoftLabels(classes, new float[2 * classes]), 0.6, 4);
        assertThatThrownBy(() -> loss(new Dl4jEngine(), with(own, Optional.empty(), Optional.of(hot))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at temperature 1, but not at 4");
    }

    private static Batch with(Batch batch, Optional<SoftLabels> soft, Optional<Lesson> lesson) {
        return new Batch(batch.count(), batch.size(), batch.channels(), batch.pixels(), batch.labels(), soft, lesson);
    }

    @Test
    void thereIsARowForEachImage() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SoftLabels(3, new float[4]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch(
                        1,
                        1,
                        1,
                        new float[1],
                        new int[1],
                        Optional.of(new SoftLabels(2, new float[4])),
                        Optional.empty()));
    }
}
