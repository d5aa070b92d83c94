package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.Progression.Step;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.dl4j.Dl4jEngine;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTest {

    private static final Architecture NETWORK = ArchitectureText.parse(
            "in:12x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_r2 head:c16 classes:10 dropout:0.3 dropconnect:0.2");
    private static final NetworkPlan PLAN = NetworkPlan.of(NETWORK);

    private final RandomStreams streams = new RandomStreams(5);
    private final TrainingData data = new TrainingDataCache(Optional.empty(), 100_000_000)
            .trainingData(Requests.task("shapes:16", 48, 40, 1).data(), Optional.empty(), 12, () -> {});
    private final List<Step> made = new ArrayList<>();

    /** Nothing grows, so that a change of stages must leave no trace. */
    private Stages stages(Engine engine) {
        return new Stages(
                new Stages.Maker() {
                    @Override
                    public TrainableNetwork network(Step step, Weights weights) {
                        made.add(step);
                        return engine.build(
                                PLAN,
                                weights,
                                new Optimisation(Optimizer.ADAMW, 0.9, 0.1, 0),
                                streams.seedOf("dropout"));
                    }

                    @Override
                    public TrainingBatches batches(Step step) {
                        return new TrainingBatches(
                                new PixelReader(data.train(), data.normalisation()),
                                16,
                                Augmentation.parse("crop,flip,mixup:0.4"),
                                streams);
                    }
                },
                new Step(6, 0.5),
                Weights.initial(PLAN, streams.stream("initial weights")));
    }

    private static void steps(Stages stages, int from, int to) {
        if (from == 0) {
            stages.batches().startEpoch();
        }
        for (int step = from; step < to; step++) {
            stages.network().trainStep(stages.batches().batch(step), 0.01);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"torch", "dl4j"})
    void theNextStageGoesOnWithAllThatTheOneBeforeHad(String name) {
        assumeThat(name.equals(TorchEngine.NAME) ? TorchEngine.available() : Dl4jEngine.available())
                .as(name + " has natives for this platform")
                .isTrue();
        Engine engine = new Engines().engine(name);
        Weights whole;
        try (Stages stages = stages(engine)) {
            steps(stages, 0, 3);
            whole = stages.network().weights();
        }
        made.clear();
        try (Stages stages = stages(engine)) {
            steps(stages, 0, 2);
            stages.enter(new Step(6, 0.5));
            assertThat(made).hasSize(1);
            stages.enter(new Step(12, 1));
            assertThat(made).containsExactly(new Step(6, 0.5), new Step(12, 1));
            assertThat(stages.now()).isEqualTo(new Step(12, 1));
            steps(stages, 2, 3);
            assertThat(stages.network().weights()).usingRecursiveComparison().isEqualTo(whole);
        }
    }
}
