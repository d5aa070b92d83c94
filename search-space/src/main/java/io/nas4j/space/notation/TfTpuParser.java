package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.notation.TfTpuNotation.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one text of {@link TfTpuNotation}. */
final class TfTpuParser {

    private final Dialect dialect;
    private Frame frame;

    TfTpuParser(Dialect dialect, Frame frame) {
        this.dialect = dialect;
        this.frame = frame;
    }

    Architecture parse(String text) {
        List<Stage> stages = new ArrayList<>();
        for (List<BlockString> strings : BlockStrings.read(TfTpuNotation.NAME, text)) {
            BlockString string = strings.get(0);
            if (strings.size() > 1) {
                throw new InvalidInputException(strings.get(1).place() + ": a stage has one string");
            }
            Place.in(
                    string.place(),
                    () -> Require.between("number of stages", stages.size() + 1, 1, Architecture.MAX_STAGES));
            Tokens tokens = Tokens.read(string, 0, dialect.grammar());
            tokens.require(TfTpuNotation.REQUIRED);
            int in = tokens.integer("i", "input channels", 1, Block.MAX_FILTERS);
            accept(tokens, in, stages);
            Block block = block(tokens);
            int layers = tokens.layers();
            stages.add(tokens.build(() -> Stage.of(block, layers)));
        }
        return Place.in(TfTpuNotation.NAME, () -> frame.around(stages));
    }

    /** Holds the input channels against what comes out of the layer before. */
    private void accept(Tokens tokens, int in, List<Stage> before) {
        boolean first = before.isEmpty();
        if (first && dialect == Dialect.EFFICIENTNETV2) {
            frame = frame.withStemFilters(in);
            return;
        }
        int comes =
                first ? frame.stem().filters() : before.get(before.size() - 1).filters();
        if (in != comes) {
            throw tokens.refused(
                    "i",
                    "input channels " + in + " are not the " + comes + " that come out of "
                            + (first ? "the stem" : "stage " + before.size()));
        }
    }

    private Block block(Tokens tokens) {
        int stride = stride(tokens);
        int expansion = tokens.integer("e", "expansion", 1, 64);
        boolean fused = fused(tokens, expansion);
        Activation activation = activation(tokens);
        double ratio = tokens.squeeze();
        Optional<SqueezeExcitation> se =
                ratio == 0 ? Optional.empty() : Optional.of(SqueezeExcitation.ofInput(ratio, activation));
        Operator operator = fused ? Operator.FUSED : Operator.MBCONV;
        int kernel = tokens.kernel();
        int filters = tokens.integer("o", "output channels", 1, Block.MAX_FILTERS);
        SkipOp skip = tokens.word("noskip") ? SkipOp.NONE : SkipOp.IDENTITY;
        return tokens.build(() -> new Block(operator, expansion, kernel, stride, filters, se, skip, activation));
    }

    private int stride(Tokens tokens) {
        return tokens.read("s", digits -> {
            if (!digits.matches(dialect.strideDigits() == 1 ? "[12]" : "11|22")) {
                boolean pair = digits.matches("12|21");
                throw new InvalidInputException(
                        pair && dialect.strideDigits() == 2
                                ? "strides of height and width must be equal, but were " + digits
                                : "stride must be " + (dialect.strideDigits() == 1 ? "1 or 2" : "11 or 22")
                                        + ", but was " + Place.abbreviated(digits));
            }
            return digits.charAt(0) - '0';
        });
    }

    private boolean fused(Tokens tokens, int expansion) {
        if (tokens.has("d") && tokens.integer("d", "space-to-depth", 0, 2) != 0) {
            throw tokens.refused("d", "space-to-depth has no operator here");
        }
        int type = tokens.has("c") ? tokens.integer("c", "convolution type", 0, 1) : 0;
        if (dialect == Dialect.EFFICIENTNETV2) {
            return type == 1;
        }
        if (type == 1) {
            throw tokens.refused(
                    "c",
                    "c1 is MBConv without depthwise convolution, which has no operator here"
                            + " (Fused MBConv is f1; in EfficientNetV2's strings, of one digit of stride, it is c1)");
        }
        boolean fused = tokens.has("f") && tokens.integer("f", "fused", 0, 1) == 1;
        if (fused && expansion == 1) {
            throw tokens.refused(
                    "f",
                    "f1 at expansion 1 is a convolution and a linear 1x1 convolution, which"
                            + " have no operator here");
        }
        return fused;
    }

    private Activation activation(Tokens tokens) {
        if (!tokens.has("a")) {
            return frame.activation();
        }
        return tokens.integer("a", "activation", 0, 1) == 0 ? Activation.RELU : Activation.SWISH;
    }
}
