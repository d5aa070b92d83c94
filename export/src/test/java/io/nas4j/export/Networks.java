package io.nas4j.export;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small random networks, weights that leave no tensor idle, and random pictures. */
final class Networks {

    private Networks() {}

    static Arbitrary<Architecture> small() {
        Arbitrary<Input> input = Combinators.combine(Arbitraries.integers().between(1, 33), Arbitraries.of(1, 3))
                .as(Input::new);
        Arbitrary<Stem> stem = Combinators.combine(
                        Arbitraries.of(Block.KERNELS),
                        Arbitraries.of(1, 2),
                        Arbitraries.integers().between(1, 8))
                .as(Stem::new);
        Arbitrary<Block> block = Combinators.combine(
                        Arbitraries.of(1, 1, 2, 3, 6),
                        Arbitraries.of(Block.KERNELS),
                        Arbitraries.of(1, 1, 2),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.of(0.0, 0.25, 0.5, 1.0),
                        Arbitraries.of(SkipOp.values()))
                .as(Block::new);
        Arbitrary<List<Stage>> stages = Combinators.combine(block, Arbitraries.of(1, 2, 3))
                .as(Stage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        Arbitrary<BatchNorm> batchNorm = Arbitraries.of(BatchNorm.DEFAULT, new BatchNorm(0.9, 0.1));
        return Combinators.combine(
                        input,
                        stem,
                        stages,
                        Arbitraries.integers().between(1, 24),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of(Activation.values()),
                        batchNorm)
                .as((in, first, middle, head, classes, activation, norm) ->
                        new Architecture(in, first, middle, new Head(head), classes, activation, norm, 0.2, 0.2));
    }

    /** Fresh kernels, and batch norms and biases as after some training on such pictures, so that a wrong one shows. */
    static Weights trained(
            NetworkPlan plan, InputNormalisation normalisation, Pictures pictures, SplittableRandom random) {
        Weights fresh = Weights.initial(plan, random);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : plan.parameters()) {
            float[] values = fresh.get(spec.name()).values().clone();
            for (int i = 0; i < values.length; i++) {
                switch (spec.role()) {
                    case GAMMA -> values[i] = (float) random.nextDouble(0.5, 2);
                    case BIAS, BETA -> values[i] = (float) random.nextDouble(-0.5, 0.5);
                    default -> {
                        /* kernels stay as they are, running statistics follow */
                    }
                }
            }
            tensors.put(spec.name(), new Tensor(spec.shape(), values));
        }
        Weights weights = new Weights(tensors);
        ReferenceNetwork.calibrate(plan, weights, normalisation, pictures);
        return weights;
    }

    static Pictures pictures(int count, Input input, SplittableRandom random) {
        int size = input.resolution();
        float[] pixels = new float[count * size * size * input.channels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256);
        }
        return new Pictures(count, size, input.channels(), pixels);
    }

    static InputNormalisation normalisation(Input input) {
        return input.channels() == 3
                ? InputNormalisation.IMAGENET
                : new InputNormalisation(List.of(0.1307), List.of(0.3081));
    }

    static List<String> classNames(Architecture architecture) {
        return IntStream.range(0, architecture.classes())
                .mapToObj(i -> "class " + i)
                .toList();
    }
}
