package io.nas4j.evaluator.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.study.Reduction;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.evaluator.supernet.PathJudgement;
import io.nas4j.evaluator.supernet.SharedTensors;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.supernet.SupernetSpace;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TorchSupernetTest {

    private static final int SIDE = 16;
    private static final int IMAGES = 6;
    private static final double RATE = 0.01;

    private final SplittableRandom random = new SplittableRandom(7);

    static List<String> spaces() {
        return SearchSpaces.names();
    }

    @BeforeEach
    void needsLibTorch() {
        assumeThat(TorchEngine.available())
                .as("LibTorch has natives for this platform")
                .isTrue();
    }

    private static SupernetSpace space(String name) {
        return SupernetSpace.of(
                SearchSpaces.definition(name).space(new Input(32, 3), 10).definition(), new Reduction(0.25, SIDE));
    }

    private Batch batch(int count) {
        float[] pixels = new float[count * SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(10);
        }
        return new Batch(count, SIDE, 3, pixels, labels);
    }

    /** The batch norms' scales and shifts too: fresh ones are all alike. */
    private Weights weights(SharedTensors tensors) {
        Weights fresh = Weights.initial(tensors.specs().values(), random);
        fresh.tensors().forEach((name, tensor) -> {
            if (name.endsWith(".gamma") || name.endsWith(".beta") || name.endsWith(".bias")) {
                for (int i = 0; i < tensor.values().length; i++) {
                    tensor.values()[i] += (float) (0.3 * random.nextGaussian());
                }
            }
        });
        return fresh;
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void aPathComputesWhatItsNetworkComputesAloneWithTheSameWeights(String name) {
        SupernetSpace space = space(name);
        SharedTensors tensors = space.tensors();
        Weights weights = weights(tensors);
        Batch batch = batch(IMAGES);
        try (TorchSupernet supernet = new TorchSupernet(tensors, weights, SupernetRecipe.OPTIMISATION)) {
            for (int i = 0; i < 2; i++) {
                NetworkPlan path = space.plan(space.space().sample(random));
                double judged = supernet.judge(path, List.of(batch)).loss();
                // a step without a rate tells the loss by the batch's statistics
                try (TrainableNetwork alone =
                        new TorchEngine().build(path, tensors.of(path, weights), SupernetRecipe.OPTIMISATION, 1)) {
                    assertThat(judged).isCloseTo(alone.trainStep(batch, 0), within(2e-5));
                }
            }
        }
    }

    @Test
    void anUpdateOfOnePathMovesItsWeightsAsTrainingAloneWould() {
        SupernetSpace space = space("nas-bench-macro");
        SharedTensors tensors = space.tensors();
        Weights weights = weights(tensors);
        Batch batch = batch(IMAGES);
        NetworkPlan path = space.plan(space.space().sample(random));
        try (TorchSupernet supernet = new TorchSupernet(tensors, weights, SupernetRecipe.OPTIMISATION);
                TrainableNetwork alone =
                        new TorchEngine().build(path, tensors.of(path, weights), SupernetRecipe.OPTIMISATION, 1)) {
            supernet.trainStep(List.of(path), false, batch, RATE);
            alone.trainStep(batch, RATE);
            Weights moved = tensors.of(path, supernet.weights());
            Weights expected = alone.weights();
            path.parameters().stream().filter(spec -> spec.role().trained()).forEach(spec -> {
                float[] one = moved.get(spec.name()).values();
                float[] other = expected.get(spec.name()).values();
                for (int i = 0; i < one.length; i++) {
                    assertThat(one[i]).as(spec.name()).isCloseTo(other[i], within(2e-4f));
                }
            });
        }
    }

    @Test
    void judgesAlikeWhateverWasJudgedBefore() {
        SupernetSpace space = space("nas-bench-macro");
        SharedTensors tensors = space.tensors();
        Weights weights = weights(tensors);
        List<Batch> batches = List.of(batch(IMAGES), batch(IMAGES));
        List<NetworkPlan> paths = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int last = i % 3;
            int first = i / 3;
            paths.add(space.plan(space.space()
                    .walk((d, open) -> open.get(d == 0 ? first : d == 7 ? last : 1 % open.size()))));
        }
        List<PathJudgement> together = new ArrayList<>();
        try (TorchSupernet supernet = new TorchSupernet(tensors, weights, SupernetRecipe.OPTIMISATION)) {
            paths.forEach(path -> together.add(supernet.judge(path, batches)));
        }
        assertThat(together).doesNotHaveDuplicates();
        for (int i = 0; i < paths.size(); i++) {
            try (TorchSupernet supernet = new TorchSupernet(tensors, weights, SupernetRecipe.OPTIMISATION)) {
                assertThat(supernet.judge(paths.get(i), batches)).isEqualTo(together.get(i));
            }
        }
    }

    @Test
    void forgetsMapsWhenWeightsMove() {
        SupernetSpace space = space("mnasnet-micro");
        SharedTensors tensors = space.tensors();
        Batch batch = batch(IMAGES);
        NetworkPlan path = space.plan(space.space().sample(random));
        try (TorchSupernet supernet = new TorchSupernet(tensors, weights(tensors), SupernetRecipe.OPTIMISATION)) {
            double before = supernet.judge(path, List.of(batch)).loss();
            for (int i = 0; i < 5; i++) {
                supernet.trainStep(List.of(path), false, batch, RATE);
            }
            assertThat(supernet.judge(path, List.of(batch)).loss()).isLessThan(before - 0.1);
        }
    }

    @Test
    void aSandwichTeachesTheOthersTheFirstPathsAnswers() {
        SupernetSpace space = space("mnasnet-micro");
        SharedTensors tensors = space.tensors();
        Weights weights = weights(tensors);
        Batch batch = batch(IMAGES);
        List<NetworkPlan> paths = List.of(
                space.plan(space.space().sample(random)),
                space.plan(space.space().sample(random)));
        try (TorchSupernet taught = new TorchSupernet(tensors, weights, SupernetRecipe.OPTIMISATION);
                TorchSupernet plain = new TorchSupernet(tensors, weights, SupernetRecipe.OPTIMISATION)) {
            double byAnswers = taught.trainStep(paths, true, batch, RATE);
            double byLabels = plain.trainStep(paths, false, batch, RATE);
            assertThat(byAnswers).isNotEqualTo(byLabels);
            double first = plain.judge(paths.get(0), List.of(batch)).loss();
            assertThat(first)
                    .isNotEqualTo(taught.judge(paths.get(0), List.of(batch)).loss());
        }
    }
}
