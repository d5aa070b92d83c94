package io.nas4j.evaluator.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.transfer.Freeze;
import io.nas4j.core.transfer.LearningParts;
import io.nas4j.core.transfer.Transfer;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Fixtures;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearningPartsTest {

    private static final NetworkPlan PLAN = Fixtures.plan(Fixtures.MIXED);
    private static final double RATE = 0.01;

    private static LearningParts parts(String freeze, double lowering, boolean statistics) {
        return LearningParts.of(
                new Transfer("a", "b", Freeze.parse(freeze), lowering, statistics), PLAN.architecture());
    }

    private static Weights trained(Optimizer optimizer, Optional<LearningParts> parts, int steps) {
        Optimisation optimisation = new Optimisation(optimizer, 0.9, 1e-3, false, 0, 0.1, parts);
        try (TrainableNetwork network = new TorchEngine().build(PLAN, Fixtures.random(PLAN), optimisation, 1)) {
            for (int step = 0; step < steps; step++) {
                network.trainStep(Fixtures.batch(PLAN, 8, step), RATE);
            }
            return network.weights();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stem", "stages:1", "all-but-head"})
    void frozenPartsStayToTheBit(String freeze) {
        LearningParts parts = parts(freeze, 1, false);
        Weights after = trained(Optimizer.ADAMW, Optional.of(parts), 3);
        Weights before = Fixtures.random(PLAN);
        for (ParameterSpec spec : PLAN.parameters()) {
            boolean same = Arrays.equals(
                    after.get(spec.name()).values(), before.get(spec.name()).values());
            assertThat(same).as(spec.name()).isEqualTo(parts.factor(spec.name()) == 0);
        }
    }

    @Test
    void keptStatisticsStay() {
        Weights after = trained(Optimizer.SGD, Optional.of(parts("none", 1, true)), 2);
        for (ParameterSpec spec : PLAN.parameters()) {
            if (!spec.role().trained()) {
                assertThat(after.get(spec.name()).values())
                        .as(spec.name())
                        .isEqualTo(Fixtures.random(PLAN).get(spec.name()).values());
            }
        }
    }

    /** In the first step all see the same gradient. */
    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void lowerPartsStepSoMuchLess(Optimizer optimizer) {
        LearningParts parts = parts("none", 0.5, false);
        Weights before = Fixtures.random(PLAN);
        Weights alike = trained(optimizer, Optional.empty(), 1);
        Weights lower = trained(optimizer, Optional.of(parts), 1);
        for (ParameterSpec spec : PLAN.parameters()) {
            if (spec.role().trained()) {
                float[] start = before.get(spec.name()).values();
                for (int i = 0; i < start.length; i++) {
                    double whole = alike.get(spec.name()).values()[i] - start[i];
                    assertThat(lower.get(spec.name()).values()[i] - start[i])
                            .as("number %d of %s", i, spec.name())
                            .isCloseTo((float) (whole * parts.factor(spec.name())), within(1e-5f));
                }
            }
        }
    }
}
