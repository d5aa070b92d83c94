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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one text of {@link TimmNotation}. */
final class TimmParser {

    private static final Map<String, String> OTHER_TYPES = Map.of(
            "uir", "'uir' (MobileNetV4's universal inverted bottleneck)",
            "mha", "'mha' (attention)",
            "mqa", "'mqa' (attention)",
            "tu", "'tu' (Tucker convolution)");

    private final Frame frame;
    private final TimmBuild timm;

    TimmParser(Frame frame) {
        this.frame = frame;
        this.timm = new TimmBuild(frame.stem().filters());
    }

    Architecture parse(String text) {
        List<Stage> stages = new ArrayList<>();
        for (List<BlockString> strings : BlockStrings.read(TimmNotation.NAME, text)) {
            Place.in(
                    strings.get(0).place(),
                    () -> Require.between("number of stages", stages.size() + 1, 1, Architecture.MAX_STAGES));
            stages.add(stage(strings));
        }
        return Place.in(TimmNotation.NAME, () -> frame.around(stages));
    }

    private Stage stage(List<BlockString> strings) {
        List<Block> blocks = new ArrayList<>();
        for (BlockString string : strings) {
            TimmType type = type(string);
            Tokens tokens = tokens(string, type);
            Block block = block(tokens, type);
            if (!blocks.isEmpty()) {
                later(tokens, block, blocks.get(0));
            }
            int layers = tokens.layers();
            tokens.build(() -> {
                Require.between("blocks of a stage", blocks.size() + layers, 1, Stage.MAX_LAYERS);
                Stage part = Stage.of(block, layers);
                timm.accept(part.blocks());
                return blocks.addAll(part.blocks());
            });
        }
        return new Stage(blocks);
    }

    private static void later(Tokens tokens, Block block, Block first) {
        if (block.stride() != 1) {
            throw tokens.refused("s", "only a stage's first string may have stride 2; timm would make this one 1");
        }
        if (block.filters() != first.filters()) {
            throw tokens.refused(
                    "c",
                    "a stage has one number of channels here, and its first string has " + first.filters()
                            + "; a stage of its own can have " + block.filters());
        }
    }

    private static TimmType type(BlockString string) {
        int underscore = string.text().indexOf('_');
        String name = underscore < 0 ? string.text() : string.text().substring(0, underscore);
        return TimmType.find(name).orElseThrow(() -> {
            String other = OTHER_TYPES.get(name);
            return new InvalidInputException(string.place(name, 0) + ": "
                    + (other == null
                            ? "a string begins with its type, one of ds, dsa, ir, er, cn"
                            : other + " has no operator here"));
        });
    }

    private static Tokens tokens(BlockString string, TimmType type) {
        String head = type.text() + "_";
        if (!string.text().startsWith(head)) {
            throw new InvalidInputException(string.place() + ": a type needs tokens, as ds_r1_k3_s1_c16");
        }
        Tokens tokens = Tokens.read(string, head.length(), type.grammar());
        tokens.require(type.expands() ? List.of("r", "k", "s", "e", "c") : List.of("r", "k", "s", "c"));
        return tokens;
    }

    private Block block(Tokens tokens, TimmType type) {
        double expansion = expansion(tokens, type);
        Activation activation = activation(tokens);
        double ratio = tokens.squeeze();
        Optional<SqueezeExcitation> se =
                ratio == 0 ? Optional.empty() : Optional.of(SqueezeExcitation.ofInput(ratio, activation));
        // at e1, which timm ignores, a convolution is the fused block that published strings mean by it
        Operator operator = type == TimmType.CN && tokens.has("e") ? Operator.FUSED : type.operator();
        int kernel = kernel(tokens);
        int stride = tokens.integer("s", "stride", 1, 2);
        int filters = tokens.integer("c", "output channels", 1, Block.MAX_FILTERS);
        SkipOp skip = skip(tokens, type);
        return tokens.build(() -> new Block(operator, expansion, kernel, stride, filters, se, skip, activation));
    }

    private static double expansion(Tokens tokens, TimmType type) {
        double expansion = tokens.has("e") ? tokens.decimal("e", "expansion", 1, 64) : 1;
        if (type.expands() && expansion == 1) {
            throw tokens.refused(
                    "e",
                    type == TimmType.IR
                            ? "'ir' has an expansion convolution even at expansion 1, and mb:e1 has none; 'ds' has none"
                            : "'er' has both convolutions even at expansion 1, and fused:e1 has one; 'cn' has one");
        }
        if (!type.expands() && expansion != 1) {
            throw tokens.refused("e", "'" + type.text() + "' has no expansion, and timm would ignore this");
        }
        return expansion;
    }

    private static int kernel(Tokens tokens) {
        if (tokens.read("k", value -> value.contains("."))) {
            throw tokens.refused("k", "several kernels in one block have no operator here");
        }
        return tokens.kernel();
    }

    private Activation activation(Tokens tokens) {
        List<Activation> named = Arrays.stream(Activation.values())
                .filter(activation -> tokens.word(TimmType.word(activation)))
                .toList();
        return tokens.build(() -> {
            if (named.size() > 1) {
                throw new InvalidInputException("a block has one activation");
            }
            return named.isEmpty() ? frame.activation() : named.get(0);
        });
    }

    private static SkipOp skip(Tokens tokens, TimmType type) {
        return switch (type) {
            case CN -> tokens.word("skip") ? SkipOp.IDENTITY : SkipOp.NONE;
            case DSA -> SkipOp.NONE;
            case DS, IR, ER -> tokens.word("noskip") ? SkipOp.NONE : SkipOp.IDENTITY;
        };
    }
}
