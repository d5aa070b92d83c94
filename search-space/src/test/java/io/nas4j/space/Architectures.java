package io.nas4j.space;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random valid architectures for property tests. */
public final class Architectures {

    private Architectures() {}

    public static Arbitrary<Architecture> any() {
        return Combinators.combine(
                        input(),
                        stem(),
                        stage().list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.integers().between(1, 2048),
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.of(Activation.values()),
                        batchNorm(),
                        rates())
                .as((input, stem, stages, head, classes, activation, batchNorm, rates) -> new Architecture(
                        input, stem, stages, new Head(head), classes, activation, batchNorm, rates[0], rates[1]));
    }

    private static Arbitrary<Input> input() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 600), Arbitraries.integers().between(1, 4))
                .as(Input::new);
    }

    private static Arbitrary<Stem> stem() {
        return Combinators.combine(
                        Arbitraries.of(Block.KERNELS),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 128))
                .as(Stem::new);
    }

    private static Arbitrary<Stage> stage() {
        Arbitrary<Block> block = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(Block.KERNELS),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 400),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(SkipOp.values()))
                .as(Block::new);
        return Combinators.combine(block, Arbitraries.integers().between(1, 5)).as(Stage::new);
    }

    private static Arbitrary<BatchNorm> batchNorm() {
        Arbitrary<BatchNorm> other = Combinators.combine(
                        Arbitraries.doubles().between(0, 1), Arbitraries.doubles().between(1e-6, 0.1))
                .as(BatchNorm::new);
        return Arbitraries.oneOf(Arbitraries.just(BatchNorm.DEFAULT), other);
    }

    private static Arbitrary<double[]> rates() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 0.9), Arbitraries.doubles().between(0, 0.9))
                .as((dropout, dropConnect) -> new double[] {dropout, dropConnect});
    }
}
