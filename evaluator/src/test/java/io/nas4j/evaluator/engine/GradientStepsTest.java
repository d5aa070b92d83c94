package io.nas4j.evaluator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.dl4j.Dl4jEngine;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is clipped and what decays, against the arithmetic of one step of plain descent. */
class GradientStepsTest {

    private static final NetworkPlan PLAN = Fixtures.plan(Fixtures.SMALL);
    private static final Weights BEFORE = Fixtures.random(PLAN);

    static Stream<Named<Supplier<Engine>>> engines() {
        return Stream.of(
                Named.of(TorchEngine.NAME, () -> {
                    assumeThat(TorchEngine.available()).isTrue();
                    return new TorchEngine();
                }),
                Named.of(Dl4jEngine.NAME, () -> {
                    assumeThat(Dl4jEngine.available()).isTrue();
                    return new Dl4jEngine();
                }));
    }

    /** The weights after a step at rate 1. */
    private static Weights after(Engine engine, double decay, boolean all, double clip) {
        Optimisation optimisation = new Optimisation(Optimizer.SGD, 0, decay, all, clip, 0.1, Optional.empty());
        try (TrainableNetwork network = engine.build(PLAN, BEFORE, optimisation, 1)) {
            network.trainStep(Fixtures.batch(PLAN, 10, 1), 1);
            return network.weights();
        }
    }

    private static double length(Weights after) {
        double squares = 0;
        for (ParameterSpec spec : PLAN.parameters()) {
            for (int i = 0; spec.role().trained() && i < spec.size(); i++) {
                squares += Math.pow(step(after, spec, i), 2);
            }
        }
        return Math.sqrt(squares);
    }

    private static double step(Weights after, ParameterSpec spec, int i) {
        return (double) after.get(spec.name()).values()[i]
                - BEFORE.get(spec.name()).values()[i];
    }

    @ParameterizedTest
    @MethodSource("engines")
    void longGradientsAreShortenedTogether(Supplier<Engine> engines) {
        Engine engine = engines.get();
        Weights plain = after(engine, 0, false, 0);
        double length = length(plain);
        Weights clipped = after(engine, 0, false, length / 4);
        Weights within = after(engine, 0, false, length * 1.01);
        assertThat(length(clipped)).isCloseTo(length / 4, within(1e-5 * length));
        for (ParameterSpec spec : PLAN.parameters()) {
            double share = spec.role().trained() ? 0.25 : 1;
            for (int i = 0; i < spec.size(); i++) {
                assertThat(step(clipped, spec, i))
                        .as(spec.name())
                        .isCloseTo(share * step(plain, spec, i), within(1e-6));
            }
            assertThat(within.get(spec.name()).values())
                    .as(spec.name())
                    .containsExactly(plain.get(spec.name()).values());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void batchNormsAndBiasesDecayWhereTheyAreAsked(Supplier<Engine> engines) {
        Engine engine = engines.get();
        Weights plain = after(engine, 0, false, 0);
        Weights kernels = after(engine, 0.1, false, 0);
        Weights all = after(engine, 0.1, true, 0);
        for (ParameterSpec spec : PLAN.parameters()) {
            boolean kernel = spec.role().decayed();
            for (int i = 0; i < spec.size(); i++) {
                double decayed = -0.1 * BEFORE.get(spec.name()).values()[i];
                double same = step(plain, spec, i);
                assertThat(step(kernels, spec, i))
                        .as(spec.name())
                        .isCloseTo(same + (kernel ? decayed : 0), within(1e-5));
                assertThat(step(all, spec, i))
                        .as(spec.name())
                        .isCloseTo(same + (spec.role().trained() ? decayed : 0), within(1e-5));
            }
        }
    }
}
