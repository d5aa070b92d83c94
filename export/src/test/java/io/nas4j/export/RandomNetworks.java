package io.nas4j.export;

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
import java.util.SplittableRandom;

/** Draws small networks of every operator, outside of a property: {@link Networks#small} draws them within one. */
final class RandomNetworks {

    private final SplittableRandom random;

    RandomNetworks(SplittableRandom random) {
        this.random = random;
    }

    Architecture next() {
        Input input = new Input(random.nextInt(5, 34), one(List.of(1, 3)));
        Stem stem = new Stem(one(List.of(1, 3, 5, 7)), one(List.of(1, 2)), random.nextInt(1, 9), random.nextBoolean());
        List<Stage> stages = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            stages.add(stage());
        }
        Head head = new Head(one(List.of(0, 9, 24)), one(List.of(0, 0, 11)));
        BatchNorm norm = one(List.of(BatchNorm.DEFAULT, new BatchNorm(0.9, 0.1)));
        return new Architecture(
                input,
                stem,
                stages,
                head,
                random.nextInt(2, 12),
                one(List.of(Activation.values())),
                norm,
                new DropRates(0.2, 0.2),
                one(List.of(Padding.values())));
    }

    private Stage stage() {
        Block first = block();
        List<Block> blocks = new ArrayList<>(List.of(first));
        for (int i = random.nextInt(3); i > 0; i--) {
            blocks.add(block().withStride(1).withFilters(first.filters()));
        }
        return new Stage(blocks);
    }

    private Block block() {
        Operator operator = one(List.of(Operator.values()));
        double expansion = switch (operator) {
            case BOTTLENECK -> one(List.of(0.5, 1.0));
            case MBCONV, FUSED -> one(List.of(1.0, 2.0, 3.0, 6.0));
            default -> 1.0;
        };
        boolean squeezes = operator.squeezes() && (operator != Operator.FUSED || expansion > 1) && random.nextBoolean();
        boolean plain = operator == Operator.BOTTLENECK || operator == Operator.IDENTITY;
        return new Block(
                operator,
                expansion,
                operator == Operator.IDENTITY ? 1 : one(List.of(1, 3, 5, 7)),
                one(List.of(1, 1, 2)),
                one(List.of(3, 4, 8, 8, 10)),
                squeezes ? Optional.of(squeeze()) : Optional.empty(),
                plain ? SkipOp.IDENTITY : one(List.of(SkipOp.values())),
                one(List.of(Activation.values())));
    }

    private SqueezeExcitation squeeze() {
        return new SqueezeExcitation(
                one(List.of(0.25, 0.5, 1.0)),
                one(List.of(SqueezeExcitation.Reference.values())),
                one(List.of(1, 4)),
                one(List.of(Activation.values())),
                one(List.of(SqueezeExcitation.Gate.values())));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
