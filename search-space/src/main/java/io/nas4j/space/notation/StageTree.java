package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.architecture.SqueezeExcitation.Reference;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.tree.Node;
import io.nas4j.space.tree.Node.Mapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages of {@link ArchitectureTree}. */
final class StageTree {

    private static final List<String> KEYS =
            List.of("operator", "expansion", "kernel", "stride", "filters", "se", "layers", "skip", "activation");
    private static final List<String> SQUEEZE_KEYS = List.of("ratio", "of", "divisor", "activation", "gate");

    private StageTree() {}

    /** Reads a stage; blocks that name no activation have the usual one. */
    static Stage read(Node node, Activation usual) {
        List<Block> blocks = new ArrayList<>();
        for (Stage part : node.each(item -> part(item, usual))) {
            if (blocks.size() + part.layers() > Stage.MAX_LAYERS) {
                throw new InvalidInputException("a stage must have at most " + Stage.MAX_LAYERS + " layers");
            }
            blocks.addAll(part.blocks());
        }
        return new Stage(blocks);
    }

    private static Stage part(Node node, Activation usual) {
        Mapping stage = node.mapping("a stage").allow(KEYS);
        Operator operator = operator(stage.get("operator"));
        Activation activation = activation(stage).orElse(usual);
        Optional<SqueezeExcitation> se = stage.find("se").map(value -> value.in(given -> squeeze(given, activation)));
        Block block = new Block(
                operator,
                operator.expands() || stage.find("expansion").isPresent() ? Keys.decimal(stage, "expansion") : 1,
                operator == Operator.IDENTITY ? Keys.integer(stage, "kernel", 1) : Keys.integer(stage, "kernel"),
                Keys.integer(stage, "stride"),
                Keys.integer(stage, "filters"),
                se,
                stage.find("skip")
                        .map(value -> Keys.choice(value, "skip", SkipOp.values(), StageTree::text))
                        .orElse(SkipOp.IDENTITY),
                activation);
        return Stage.of(block, Keys.integer(stage, "layers", 1));
    }

    private static Optional<Activation> activation(Mapping mapping) {
        return mapping.find("activation")
                .map(value -> Keys.choice(value, "activation", Activation.values(), Activation::text));
    }

    private static Operator operator(Node node) {
        String text = node.text("operator");
        return Arrays.stream(Operator.values())
                .filter(operator ->
                        operator.text().equals(text) || operator.title().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("operator must be one of "
                                + Arrays.stream(Operator.values())
                                        .map(Operator::text)
                                        .collect(Collectors.joining(", "))
                                + ", or its title, but was " + Place.abbreviated(text)
                                + NearName.hint(
                                        text,
                                        Arrays.stream(Operator.values())
                                                .flatMap(operator -> Stream.of(operator.text(), operator.title()))
                                                .toList()))
                        .at(node.place()));
    }

    private static SqueezeExcitation squeeze(Node node, Activation usual) {
        if (node instanceof Node.Scalar) {
            return SqueezeExcitation.ofInput(node.decimal("se"), usual);
        }
        Mapping se = node.mapping("se").allow(SQUEEZE_KEYS);
        return new SqueezeExcitation(
                Keys.decimal(se, "ratio"),
                se.find("of")
                        .map(value -> Keys.choice(value, "of", Reference.values(), StageTree::text))
                        .orElse(Reference.INPUT),
                Keys.integer(se, "divisor", 1),
                activation(se).orElse(usual),
                se.find("gate")
                        .map(value -> Keys.choice(value, "gate", Gate.values(), StageTree::text))
                        .orElse(Gate.SIGMOID));
    }

    /** One mapping, or a list of them where the blocks differ. */
    static Node write(Stage stage, Activation usual) {
        List<Node> runs = Run.of(stage).stream().map(run -> write(run, usual)).toList();
        return runs.size() == 1 ? runs.get(0) : TreeBuilder.sequence(runs);
    }

    private static Node write(Run run, Activation usual) {
        Block block = run.block();
        TreeBuilder tree = new TreeBuilder().put("operator", block.operator().text());
        if (block.operator().expands()) {
            tree.put("expansion", block.expansion());
        }
        if (block.operator() != Operator.IDENTITY) {
            tree.put("kernel", block.kernel());
        }
        tree.put("stride", block.stride()).put("filters", block.filters());
        Optional<SqueezeExcitation> se = block.squeezeExcitation();
        if (se.isPresent()) {
            if (se.get().equals(SqueezeExcitation.ofInput(se.get().ratio(), block.activation()))) {
                tree.put("se", se.get().ratio());
            } else {
                tree.put("se", write(se.get(), block.activation()));
            }
        }
        if (run.layers() != 1) {
            tree.put("layers", run.layers());
        }
        if (block.skip() != SkipOp.IDENTITY) {
            tree.put("skip", text(block.skip()));
        }
        if (block.activation() != usual) {
            tree.put("activation", block.activation().text());
        }
        return tree.build();
    }

    private static TreeBuilder write(SqueezeExcitation se, Activation usual) {
        TreeBuilder tree = new TreeBuilder().put("ratio", se.ratio());
        if (se.of() != Reference.INPUT) {
            tree.put("of", text(se.of()));
        }
        if (se.divisor() != 1) {
            tree.put("divisor", se.divisor());
        }
        if (se.activation() != usual) {
            tree.put("activation", se.activation().text());
        }
        if (se.gate() != Gate.SIGMOID) {
            tree.put("gate", text(se.gate()));
        }
        return tree;
    }

    /** A constant as files have it. */
    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
