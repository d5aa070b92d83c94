package io.nas4j.export;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.DropRates;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small random networks, weights that leave no tensor idle, and random images. */
public final class Networks {

    private Networks() {}

    public static Arbitrary<Architecture> small() {
        Arbitrary<Input> input = Combinators.combine(Arbitraries.integers().between(1, 33), Arbitraries.of(1, 3))
                .as(Input::new);
        Arbitrary<Stem> stem = Combinators.combine(
                        Arbitraries.of(Block.KERNELS),
                        Arbitraries.of(1, 2),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.of(false, true))
                .as(Stem::new);
        Arbitrary<List<Stage>> stages = block().list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Networks::stage)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        Arbitrary<Head> head = Combinators.combine(Arbitraries.of(0, 1, 9, 24), Arbitraries.of(0, 0, 1, 11))
                .as(Head::new);
        Arbitrary<BatchNorm> batchNorm = Arbitraries.of(BatchNorm.DEFAULT, new BatchNorm(0.9, 0.1));
        return Combinators.combine(
                        input,
                        stem,
                        stages,
                        head,
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of(Activation.values()),
                        batchNorm,
                        Arbitraries.of(Padding.values()))
                .as((in, first, middle, last, classes, activation, norm, padding) -> new Architecture(
                        in, first, middle, last, classes, activation, norm, new DropRates(0.2, 0.2), padding));
    }

    /** These blocks, with the filters of the first, that alone keeps its stride. */
    private static Stage stage(List<Block> drawn) {
        List<Block> blocks = new ArrayList<>(drawn);
        blocks.replaceAll(block -> block.withStride(1).withFilters(drawn.get(0).filters()));
        blocks.set(0, drawn.get(0));
        return new Stage(blocks);
    }

    private static Arbitrary<Block> block() {
        return Arbitraries.of(Operator.values()).flatMap(operator -> {
            Arbitrary<Double> expansion = operator == Operator.BOTTLENECK
                    ? Arbitraries.of(0.5, 1.0)
                    : operator.expands() ? Arbitraries.of(1.0, 1.0, 2.0, 3.0, 6.0) : Arbitraries.just(1.0);
            boolean plain = operator == Operator.BOTTLENECK || operator == Operator.IDENTITY;
            return Combinators.combine(
                            expansion,
                            operator == Operator.IDENTITY ? Arbitraries.just(1) : Arbitraries.of(Block.KERNELS),
                            Arbitraries.of(1, 1, 2),
                            Arbitraries.integers().between(1, 10),
                            squeezeExcitation().optional(),
                            plain ? Arbitraries.just(SkipOp.IDENTITY) : Arbitraries.of(SkipOp.values()),
                            Arbitraries.of(Activation.values()))
                    .as((e, kernel, stride, filters, se, skip, activation) -> new Block(
                            operator,
                            e,
                            kernel,
                            stride,
                            filters,
                            operator.squeezes() && (operator != Operator.FUSED || e > 1) ? se : Optional.empty(),
                            skip,
                            activation));
        });
    }

    private static Arbitrary<SqueezeExcitation> squeezeExcitation() {
        return Combinators.combine(
                        Arbitraries.of(0.25, 0.5, 1.0),
                        Arbitraries.of(SqueezeExcitation.Reference.values()),
                        Arbitraries.of(1, 4),
                        Arbitraries.of(Activation.values()),
                        Arbitraries.of(SqueezeExcitation.Gate.values()))
                .as(SqueezeExcitation::new);
    }

    /** A network with those weights, and what else it needs to be used. */
    public static TrainedNetwork network(NetworkPlan plan, Weights weights) {
        return new TrainedNetwork(
                plan, weights, normalisation(plan.architecture().input()), classNames(plan.architecture()));
    }

    /** Fresh kernels, and batch norms and biases as after some training on such images, so that a wrong one shows. */
    public static Weights trained(
            NetworkPlan plan, InputNormalisation normalisation, RawImages images, SplittableRandom random) {
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
        ReferenceNetwork.calibrate(plan, weights, normalisation, images);
        return weights;
    }

    public static RawImages images(int count, Input input, SplittableRandom random) {
        int size = input.resolution();
        float[] pixels = new float[count * size * size * input.channels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256);
        }
        return new RawImages(count, size, input.channels(), pixels);
    }

    public static InputNormalisation normalisation(Input input) {
        return input.channels() == 3
                ? InputNormalisation.IMAGENET
                : new InputNormalisation(List.of(0.1307), List.of(0.3081));
    }

    public static List<String> classNames(Architecture architecture) {
        return IntStream.range(0, architecture.classes())
                .mapToObj(i -> "class " + i)
                .toList();
    }
}
