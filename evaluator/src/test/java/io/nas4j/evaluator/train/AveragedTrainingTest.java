package io.nas4j.evaluator.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training whose recipe averages the weights, step by step. */
class AveragedTrainingTest {

    private static final int EPOCHS = 2;
    private static final double DECAY = 0.6;

    @TempDir
    private Path folder;

    private final List<Weights> built = new ArrayList<>();
    private final List<Weights> steps = new ArrayList<>();

    @Test
    void theAverageOfTheStepsIsJudgedAndKept() {
        assumeThat(TorchEngine.available())
                .as("LibTorch has natives for this platform")
                .isTrue();
        EvaluationRequest plain = Requests.measured(
                Requests.request("torch", Requests.task("shapes:16", 96, 40, EPOCHS)), folder.resolve("w.safetensors"));
        EvaluationRequest averaged = plain.withTask(plain.task().withRecipe(recipe -> recipe.withAveraging(DECAY)));
        List<Epoch> epochs = new ArrayList<>();

        Outcome outcome = new LocalEvaluator(
                        name -> new Recording(new TorchEngine()), new TrainingDataCache(Optional.empty(), 100_000_000))
                .evaluate(averaged, epochs::add);

        assertThat(outcome).isInstanceOf(Outcome.Complete.class);
        assertThat(steps).hasSize(3 * EPOCHS);
        assertThat(built).as("to train, to judge each epoch, to test").hasSize(1 + EPOCHS + 1);
        WeightAverage average = new WeightAverage(DECAY, built.get(0));
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            steps.subList(3 * epoch, 3 * (epoch + 1)).forEach(average::add);
            assertSame(built.get(1 + epoch), average.weights());
        }
        int best = epochs.get(1).accuracy() > epochs.get(0).accuracy() ? 2 : 1;
        assertSame(built.get(EPOCHS + 1), built.get(best));
        assertSame(TrainedNetwork.read(folder.resolve("w.safetensors")).weights(), built.get(best));
    }

    private static void assertSame(Weights found, Weights expected) {
        assertThat(found.tensors().keySet())
                .containsExactlyInAnyOrderElementsOf(expected.tensors().keySet());
        expected.tensors()
                .forEach((name, tensor) ->
                        assertThat(found.get(name).values()).as(name).containsExactly(tensor.values()));
    }

    private final class Recording implements Engine {

        private final Engine engine;

        Recording(Engine engine) {
            this.engine = engine;
        }

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public TrainableNetwork build(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
            built.add(initial);
            TrainableNetwork network = engine.build(plan, initial, optimisation, seed);
            return new TrainableNetwork() {
                @Override
                public double trainStep(Batch batch, double learningRate) {
                    double loss = network.trainStep(batch, learningRate);
                    steps.add(network.weights());
                    return loss;
                }

                @Override
                public float[] logits(Batch batch) {
                    return network.logits(batch);
                }

                @Override
                public Weights weights() {
                    return network.weights();
                }

                @Override
                public void save(TrainingState into) {
                    network.save(into);
                }

                @Override
                public void restore(TrainingState from) {
                    network.restore(from);
                }

                @Override
                public void close() {
                    network.close();
                }
            };
        }
    }
}
