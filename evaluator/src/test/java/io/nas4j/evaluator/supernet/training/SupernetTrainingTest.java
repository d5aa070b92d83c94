package io.nas4j.evaluator.supernet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.CheckpointFile;
import io.nas4j.evaluator.checkpoint.Checkpoints;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.supernet.Sampling;
import io.nas4j.evaluator.supernet.SharedTensors;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.supernet.SupernetSpace;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.evaluator.torch.TorchSupernet;
import io.nas4j.evaluator.train.EqualBatches;
import io.nas4j.evaluator.train.PixelReader;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.staged.SearchSpaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupernetTrainingTest {

    private static final int SIDE = 16;
    private static final int UPDATES = 6;
    private static final SupernetSpace SPACE = SupernetSpace.of(
            SearchSpaces.definition("mnasnet-micro")
                    .space(new Input(SIDE, 3), 10)
                    .definition(),
            new Reduction(0.5, 0));
    private static final TaskData TASK = TaskData.of("shapes:16", 100, 40);
    private static final RandomStreams STREAMS = new RandomStreams(3);

    @TempDir
    private Path folder;

    @BeforeEach
    void needsLibTorch() {
        assumeThat(TorchEngine.available())
                .as("LibTorch has natives for this platform")
                .isTrue();
    }

    /** One training from wherever its checkpoint is, up to an update. */
    private <T> T trained(Sampling sampling, int until, Path checkpoint, Function<Trained, T> look) {
        TrainingData data = TrainingData.of(DataSets.open(TASK, Optional.empty()), TASK, SIDE, () -> {});
        SharedTensors tensors = SPACE.tensors();
        SupernetRecipe recipe = new SupernetRecipe(sampling, UPDATES, 16, Augmentation.parse("crop,flip"));
        Weights fresh = Weights.initial(tensors.specs().values(), STREAMS.stream("initial weights"));
        try (TorchSupernet network = new TorchSupernet(tensors, fresh, SupernetRecipe.OPTIMISATION)) {
            SupernetTraining training = new SupernetTraining(network, SPACE, recipe, data, STREAMS);
            Checkpoints checkpoints = new Checkpoints(
                    Optional.of(new CheckpointFile(checkpoint, "a training")),
                    1e9,
                    List.of(training),
                    System::nanoTime);
            checkpoints.goOn();
            boolean done = training.run(checkpoints, (update, loss) -> update < until);
            assertThat(done).isEqualTo(until == recipe.updates());
            List<Batch> judged = EqualBatches.toJudge(new PixelReader(data.validation(), data.normalisation()));
            return look.apply(new Trained(
                    network.weights(), SupernetHealth.of(network, SPACE, judged, training.counts(), STREAMS)));
        }
    }

    private record Trained(Weights weights, SupernetHealth health) {}

    @Test
    void aTrainingThatWasKilledEndsWithTheSameWeights() {
        for (Sampling sampling : List.of(Sampling.FAIR, Sampling.SANDWICH)) {
            Map<String, ?> whole =
                    values(trained(sampling, UPDATES, folder.resolve(sampling + " whole"), Trained::weights));
            Path cut = folder.resolve(sampling + " cut");
            trained(sampling, 2, cut, Trained::weights);
            trained(sampling, 4, cut, Trained::weights);
            assertThat(values(trained(sampling, UPDATES, cut, Trained::weights)))
                    .isEqualTo(whole);
        }
    }

    private static Map<String, List<Float>> values(Weights weights) {
        return weights.tensors().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, named -> {
            float[] values = named.getValue().values();
            return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
        }));
    }

    @Test
    void saysHowHealthyTheWeightsAre() {
        SupernetHealth fair = trained(Sampling.FAIR, UPDATES, folder.resolve("fair"), Trained::health);
        assertThat(fair.networks()).isBetween(20, 40);
        assertThat(fair.least()).isLessThan(fair.most());
        assertThat(fair.halves().getAsDouble()).isBetween(-1.0, 1.0);
        assertThat(fair.accuracy()).isBetween(0.02, 0.9);
        SupernetHealth single = trained(Sampling.SINGLE, UPDATES, folder.resolve("single"), Trained::health);
        assertThat(fair.evenness()).as("fair sampling trains evenly").isGreaterThan(single.evenness());
    }
}
