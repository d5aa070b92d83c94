package io.nas4j.evaluator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.study.Optimizer;
import io.nas4j.evaluator.dl4j.Dl4jEngine;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.plan.NetworkPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoftLabelsTest {

    private static final int COUNT = 10;
    private static final NetworkPlan PLAN = Fixtures.plan(Fixtures.SMALL);

    private static double loss(Engine engine, Batch batch) {
        Optimisation optimisation = new Optimisation(Optimizer.SGD, 0.9, 1e-4, 0.1);
        try (TrainableNetwork network = engine.build(PLAN, Fixtures.random(PLAN), optimisation, 1)) {
            return network.trainStep(batch, 0.01);
        }
    }

    /** Cross-entropy is linear in the labels, smoothed or not. */
    private static void requireMeanOfParts(Engine engine) {
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
        Batch soft = new Batch(
                COUNT,
                own.size(),
                own.channels(),
                own.pixels(),
                own.labels(),
                Optional.of(new SoftLabels(classes, shares)));
        assertThat(loss(engine, soft)).isCloseTo(0.7 * loss(engine, own) + 0.3 * loss(engine, other), within(1e-5));
    }

    @Test
    void theirLossInLibTorchIsTheMeanOfThoseOfTheirParts() {
        assumeThat(TorchEngine.available()).as("LibTorch has natives here").isTrue();
        requireMeanOfParts(new TorchEngine());
    }

    @Test
    void theirLossInDeeplearning4jIsTheMeanOfThoseOfTheirParts() {
        assumeThat(Dl4jEngine.available()).as("Deeplearning4j has natives here").isTrue();
        requireMeanOfParts(new Dl4jEngine());
    }

    @Test
    void thereIsARowForEachImage() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SoftLabels(3, new float[4]));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Batch(1, 1, 1, new float[1], new int[1], Optional.of(new SoftLabels(2, new float[4]))));
    }
}
