package io.nas4j.space;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random valid architectures, over all that the model can say, for property tests. */
public final class Architectures {

    private Architectures() {}

    public static Arbitrary<Architecture> any() {
        return Combinators.combine(
                        input(),
                        stem(),
                        stage().list().ofMinSize(1).ofMaxSize(6),
                        head(),
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.of(Activation.values()),
                        batchNorm(),
                        Combinators.combine(rates(), Arbitraries.of(Padding.values()))
                                .as(Rest::new))
                .as((input, stem, stages, head, classes, activation, batchNorm, rest) -> new Architecture(
                        input, stem, stages, head, classes, activation, batchNorm, rest.rates(), rest.padding()));
    }

    private record Rest(DropRates rates, Padding padding) {}

    private static Arbitrary<Input> input() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 600),
                        Arbitraries.integers().between(1, 4))
                .as(Input::new);
    }

    private static Arbitrary<Stem> stem() {
        return Combinators.combine(
                        Arbitraries.of(Block.KERNELS),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 128),
                        Arbitraries.of(true, false))
                .as(Stem::new);
    }

    private static Arbitrary<Head> head() {
        Arbitrary<Integer> width =
                Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(1, 2048));
        return Combinators.combine(width, width).as(Head::new);
    }

    /** Uniform stages, and stages whose blocks differ. */
    public static Arbitrary<Stage> stage() {
        Arbitrary<Stage> uniform = Combinators.combine(
                        block(), Arbitraries.integers().between(1, 5))
                .as(Stage::of);
        Arbitrary<Stage> mixed = block().list().ofMinSize(1).ofMaxSize(4).map(Architectures::joined);
        return Arbitraries.oneOf(uniform, mixed);
    }

    private static Stage joined(List<Block> blocks) {
        List<Block> fitting = new ArrayList<>();
        for (Block block : blocks) {
            fitting.add(
                    fitting.isEmpty()
                            ? block
                            : block.withFilters(blocks.get(0).filters()).withStride(1));
        }
        return new Stage(fitting);
    }

    /** A block of any operator. */
    public static Arbitrary<Block> block() {
        Arbitrary<Double> expansions = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 9).map(e -> (double) e),
                Arbitraries.doubles().between(1, 9).ofScale(3));
        Arbitrary<Optional<SqueezeExcitation>> squeezes = squeeze().optional();
        return Combinators.combine(
                        Arbitraries.of(Operator.values()),
                        expansions,
                        Arbitraries.of(Block.KERNELS),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 400),
                        squeezes,
                        Arbitraries.of(SkipOp.values()),
                        Arbitraries.of(Activation.values()))
                .as(Architectures::block);
    }

    private static Block block(
            Operator operator,
            double expansion,
            int kernel,
            int stride,
            int filters,
            Optional<SqueezeExcitation> squeeze,
            SkipOp skip,
            Activation activation) {
        double ratio = operator == Operator.BOTTLENECK ? 1 / expansion : operator.expands() ? expansion : 1;
        boolean squeezes = operator.squeezes() && !(operator == Operator.FUSED && ratio == 1);
        boolean skips = operator != Operator.BOTTLENECK && operator != Operator.IDENTITY;
        return new Block(
                operator,
                ratio,
                operator == Operator.IDENTITY ? 1 : kernel,
                stride,
                filters,
                squeezes ? squeeze : Optional.empty(),
                skips ? skip : SkipOp.IDENTITY,
                activation);
    }

    private static Arbitrary<SqueezeExcitation> squeeze() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.001, 1).ofScale(4),
                        Arbitraries.of(SqueezeExcitation.Reference.values()),
                        Arbitraries.of(1, 4, 8),
                        Arbitraries.of(Activation.values()),
                        Arbitraries.of(SqueezeExcitation.Gate.values()))
                .as(SqueezeExcitation::new);
    }

    private static Arbitrary<BatchNorm> batchNorm() {
        Arbitrary<BatchNorm> other = Combinators.combine(
                        Arbitraries.doubles().between(0, 1).ofScale(4),
                        Arbitraries.doubles().between(1e-6, 0.1).ofScale(6))
                .as(BatchNorm::new);
        return Arbitraries.oneOf(Arbitraries.just(BatchNorm.DEFAULT), other);
    }

    private static Arbitrary<DropRates> rates() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 0.9),
                        Arbitraries.doubles().between(0, 0.9))
                .as(DropRates::new);
    }
}
