package io.nas4j.space.notation;

import io.nas4j.space.Architectures;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import io.nas4j.space.notation.TfTpuNotation.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random architectures that block strings can say, and random texts that are nearly right. */
final class Notated {

    private Notated() {}

    /** What may be drawn for a block; a generator makes of it what its notation can say. */
    private record Draw(
            Operator operator,
            int expansion,
            int kernel,
            boolean halves,
            int width,
            Optional<Double> squeeze,
            boolean skips,
            Activation activation,
            int layers) {}

    private static Arbitrary<Draw> draws() {
        return Combinators.combine(
                        Arbitraries.of(Operator.MBCONV, Operator.FUSED, Operator.CONV, Operator.SEPCONV),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(Block.KERNELS),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 400),
                        Arbitraries.of(0.25, 0.5, 0.125, 1.0).optional(),
                        Arbitraries.of(true, false),
                        Combinators.combine(
                                        Arbitraries.of(Activation.values()),
                                        Arbitraries.integers().between(1, 4))
                                .as(Rest::new))
                .as((operator, expansion, kernel, halves, width, squeeze, skips, rest) -> new Draw(
                        operator, expansion, kernel, halves, width, squeeze, skips, rest.activation(), rest.layers()));
    }

    private record Rest(Activation activation, int layers) {}

    private record Outside(double rate, Padding padding) {}

    static Arbitrary<Frame> frames(int stemDivisor, Padding... paddings) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 600),
                        Arbitraries.of(Block.KERNELS),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 12).map(n -> n * stemDivisor),
                        Arbitraries.integers().between(0, 1280),
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.of(Activation.values()),
                        Combinators.combine(Arbitraries.of(0.0, 0.1, 0.2), Arbitraries.of(paddings))
                                .as(Outside::new))
                .as((resolution, kernel, stride, filters, head, classes, activation, rest) -> new Frame(
                        new Input(resolution, 3),
                        new Stem(kernel, stride, filters),
                        new Head(head),
                        classes,
                        activation,
                        BatchNorm.DEFAULT,
                        rest.rate(),
                        rest.rate(),
                        rest.padding()));
    }

    /** Architectures that a dialect can say. */
    static Arbitrary<Architecture> strings(Dialect dialect) {
        return Combinators.combine(
                        frames(1, Padding.SAME), draws().list().ofMinSize(1).ofMaxSize(6))
                .as((frame, draws) -> frame.around(draws.stream()
                        .map(draw -> Stage.of(block(draw, dialect, frame.activation()), draw.layers()))
                        .toList()));
    }

    private static Block block(Draw draw, Dialect dialect, Activation usual) {
        boolean fused = draw.operator() == Operator.FUSED
                && dialect != Dialect.MNASNET
                && !(dialect == Dialect.EFFICIENTNET && draw.expansion() == 1);
        boolean other = draw.activation() == Activation.RELU || draw.activation() == Activation.SWISH;
        Activation activation = dialect == Dialect.EFFICIENTNET && other ? draw.activation() : usual;
        boolean squeezes = !(fused && draw.expansion() == 1);
        return new Block(
                fused ? Operator.FUSED : Operator.MBCONV,
                draw.expansion(),
                draw.kernel(),
                draw.halves() ? 2 : 1,
                draw.width(),
                squeezes ? draw.squeeze().map(r -> SqueezeExcitation.ofInput(r, activation)) : Optional.empty(),
                draw.skips() || dialect == Dialect.EFFICIENTNETV2 ? SkipOp.IDENTITY : SkipOp.NONE,
                activation);
    }

    /** Architectures that timm can say: multiples of 8, at most stride 32, stages whose blocks differ. */
    static Arbitrary<Architecture> timm() {
        Arbitrary<List<Draw>> stage = draws().list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(
                        frames(8, Padding.values()), stage.list().ofMinSize(1).ofMaxSize(6))
                .as((frame, stages) -> {
                    List<Stage> built = new ArrayList<>();
                    int in = frame.stem().filters();
                    int strides = 0;
                    for (List<Draw> draws : stages) {
                        boolean halves = draws.get(0).halves() && strides < 4;
                        strides += halves ? 1 : 0;
                        Stage next = timmStage(draws, in, halves);
                        built.add(next);
                        in = next.filters();
                    }
                    return frame.around(built);
                });
    }

    private static Stage timmStage(List<Draw> draws, int inFilters, boolean halves) {
        int filters = 8 * draws.get(0).width();
        List<Block> blocks = new ArrayList<>();
        int in = inFilters;
        for (Draw draw : draws) {
            Block block = timmBlock(draw, in, filters);
            blocks.addAll(Stage.of(blocks.isEmpty() && halves ? block.withStride(2) : block, layers(draw, block))
                    .blocks());
            in = filters;
        }
        return new Stage(blocks);
    }

    /** Behind the first block a stage has other input channels, for which a fractional expansion may not fit. */
    private static int layers(Draw draw, Block block) {
        return block.expansion() == Math.rint(block.expansion()) ? draw.layers() : 1;
    }

    private static Block timmBlock(Draw draw, int in, int filters) {
        Operator operator = draw.operator();
        double fraction = (in + 8.0 * draw.width()) / in;
        double expansion = operator == Operator.CONV || operator == Operator.SEPCONV
                ? 1
                : draw.halves() && fraction <= 64 ? fraction : draw.expansion();
        boolean squeezes = operator.squeezes() && !(operator == Operator.FUSED && expansion == 1);
        return new Block(
                operator,
                expansion,
                draw.kernel(),
                1,
                filters,
                squeezes ? draw.squeeze().map(r -> SqueezeExcitation.ofInput(r, draw.activation())) : Optional.empty(),
                operator != Operator.SEPCONV && draw.skips() ? SkipOp.IDENTITY : SkipOp.NONE,
                draw.activation());
    }

    /** Architectures with one setting of one block that is another's; the notation may not be able to say it. */
    static Arbitrary<Architecture> oneOdd(Arbitrary<Architecture> sayable) {
        return Combinators.combine(
                        sayable,
                        Architectures.block(),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1))
                .as(Notated::withOne);
    }

    private static Architecture withOne(
            Architecture a, Block donor, int setting, double whichStage, double whichBlock) {
        List<Stage> stages = new ArrayList<>(a.stages());
        int s = (int) Math.min(stages.size() - 1, whichStage * stages.size());
        List<Block> blocks = new ArrayList<>(stages.get(s).blocks());
        int b = (int) Math.min(blocks.size() - 1, whichBlock * blocks.size());
        try {
            if (setting == 0) {
                blocks.replaceAll(block -> block.withFilters(donor.filters()));
            } else {
                blocks.set(b, mixed(blocks.get(b), donor, setting));
            }
            stages.set(s, new Stage(blocks));
            return a.withStages(stages);
        } catch (InvalidInputException e) {
            return a;
        }
    }

    private static Block mixed(Block block, Block donor, int setting) {
        return new Block(
                setting == 1 ? donor.operator() : block.operator(),
                setting == 2 ? donor.expansion() : block.expansion(),
                setting == 3 ? donor.kernel() : block.kernel(),
                setting == 4 ? donor.stride() : block.stride(),
                block.filters(),
                setting == 5 ? donor.squeezeExcitation() : block.squeezeExcitation(),
                setting == 6 ? donor.skip() : block.skip(),
                setting == 7 ? donor.activation() : block.activation());
    }

    /** The text with something put in, taken out or put in the place of something, up to three times. */
    static Arbitrary<String> nearly(String text, String characters) {
        Arbitrary<String> noise =
                Arbitraries.strings().withChars(characters + "\u00e9\u2003\0").ofMaxLength(12);
        Arbitrary<Edit> edits = Combinators.combine(
                        noise,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12))
                .as(Edit::new);
        return edits.list().ofMinSize(1).ofMaxSize(3).map(list -> {
            String result = text;
            for (Edit edit : list) {
                result = edit.apply(result);
            }
            return result;
        });
    }

    private record Edit(String noise, double where, int length) {
        String apply(String text) {
            int from = (int) (where * text.length());
            int to = Math.min(text.length(), from + length);
            return text.substring(0, from) + noise + text.substring(to);
        }
    }
}
