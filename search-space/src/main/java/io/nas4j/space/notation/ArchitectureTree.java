package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.DropRates;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import io.nas4j.space.tree.Node;
import io.nas4j.space.tree.Node.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Architectures as trees of keys and values, as YAML and JSON files have them. {@code read(write(a)).equals(a)}.
 *
 * <pre>
 * input: {resolution: 224, channels: 3}
 * stem: {kernel: 3, stride: 2, filters: 32}       # pool: true for a 3x3 maximum behind it
 * stages:
 *   - {operator: mb, expansion: 6, kernel: 3, stride: 2, filters: 24, se: 0.25, layers: 2}
 *   - - {operator: mb, expansion: 6, kernel: 5, stride: 2, filters: 40}
 *     - {operator: conv, kernel: 3, stride: 1, filters: 40, skip: none, activation: relu}
 * head: {filters: 1280}                           # dense: 1280 for a dense layer; left out for no head
 * classes: 1000
 * activation: swish
 * batch-norm: {momentum: 0.99, epsilon: 0.001}
 * dropout: 0.2
 * drop-connect: 0.2
 * padding: symmetric                              # or same
 * </pre>
 *
 * <p>A stage is a mapping, or a list of them where its blocks differ. {@code operator} is a short name or a title, as
 * {@code mb} or {@code MBConv}; {@code se} is a ratio of the block's input, or {@code {ratio, of: input|expanded, divisor,
 * activation, gate: sigmoid|hard-sigmoid}}; {@code skip} is {@code identity}, {@code pool} or {@code none}. Keys that are
 * left out have the defaults of {@link io.nas4j.space.architecture.ArchitectureText}.
 */
public final class ArchitectureTree {

    private static final List<String> KEYS = List.of(
            "input",
            "stem",
            "stages",
            "head",
            "classes",
            "activation",
            "batch-norm",
            "dropout",
            "drop-connect",
            "padding");

    private ArchitectureTree() {}

    /**
     * Reads a tree.
     *
     * @throws InvalidInputException with the place of the node, and the keys or values that are allowed there
     */
    public static Architecture read(Node tree) {
        Mapping root = tree.mapping("an architecture").allow(KEYS);
        Activation activation = root.find("activation")
                .map(node -> Keys.choice(node, "activation", Activation.values(), Activation::text))
                .orElse(Activation.SWISH);
        Input input = root.get("input").in(ArchitectureTree::input);
        Stem stem = root.get("stem").in(ArchitectureTree::stem);
        List<Stage> stages = stages(root.get("stages"), activation);
        Head head =
                root.find("head").map(node -> node.in(ArchitectureTree::head)).orElse(new Head(0));
        int classes = root.get("classes").in(node -> node.integer("classes"));
        BatchNorm batchNorm = root.find("batch-norm")
                .map(node -> node.in(ArchitectureTree::batchNorm))
                .orElse(BatchNorm.DEFAULT);
        double dropout = root.find("dropout").map(node -> rate(node, "dropout")).orElse(0.0);
        double dropConnect = root.find("drop-connect")
                .map(node -> rate(node, "drop-connect"))
                .orElse(0.0);
        Padding padding = root.find("padding")
                .map(node -> Keys.choice(node, "padding", Padding.values(), Padding::text))
                .orElse(Padding.SAME);
        return root.in(unused -> new Architecture(
                input,
                stem,
                stages,
                head,
                classes,
                activation,
                batchNorm,
                new DropRates(dropout, dropConnect),
                padding));
    }

    private static double rate(Node node, String what) {
        return node.in(n -> Require.between(what, n.decimal(what), 0.0, 0.99));
    }

    private static Input input(Node node) {
        Mapping input = node.mapping("input").allow(List.of("resolution", "channels"));
        return new Input(Keys.integer(input, "resolution"), Keys.integer(input, "channels"));
    }

    private static Stem stem(Node node) {
        Mapping stem = node.mapping("stem").allow(List.of("kernel", "stride", "filters", "pool"));
        return new Stem(
                Keys.integer(stem, "kernel"),
                Keys.integer(stem, "stride"),
                Keys.integer(stem, "filters"),
                stem.find("pool").map(pool -> pool.truth("pool")).orElse(false));
    }

    private static Head head(Node node) {
        Mapping head = node.mapping("head").allow(List.of("filters", "dense"));
        return new Head(Keys.integer(head, "filters", 0), Keys.integer(head, "dense", 0));
    }

    private static BatchNorm batchNorm(Node node) {
        Mapping batchNorm = node.mapping("batch-norm").allow(List.of("momentum", "epsilon"));
        return new BatchNorm(Keys.decimal(batchNorm, "momentum"), Keys.decimal(batchNorm, "epsilon"));
    }

    private static List<Stage> stages(Node node, Activation usual) {
        List<Node> items = node.sequence("stages").items();
        node.in(unused -> Require.between("number of stages", items.size(), 1, Architecture.MAX_STAGES));
        List<Stage> stages = new ArrayList<>();
        items.forEach(item -> stages.add(item.in(stage -> StageTree.read(stage, usual))));
        return stages;
    }

    /** The tree of an architecture; settings at their defaults are left out. */
    public static Mapping write(Architecture a) {
        TreeBuilder root = new TreeBuilder();
        root.put(
                "input",
                new TreeBuilder()
                        .put("resolution", a.input().resolution())
                        .put("channels", a.input().channels()));
        TreeBuilder stem = new TreeBuilder()
                .put("kernel", a.stem().kernel())
                .put("stride", a.stem().stride())
                .put("filters", a.stem().filters());
        if (a.stem().pool()) {
            stem.put("pool", "true");
        }
        root.put("stem", stem);
        root.put(
                "stages",
                a.stages().stream()
                        .map(stage -> StageTree.write(stage, a.activation()))
                        .toList());
        Head head = a.head();
        if (head.filters() > 0 || head.dense() > 0) {
            TreeBuilder tree = new TreeBuilder();
            if (head.filters() > 0) {
                tree.put("filters", head.filters());
            }
            if (head.dense() > 0) {
                tree.put("dense", head.dense());
            }
            root.put("head", tree);
        }
        root.put("classes", a.classes());
        root.put("activation", a.activation().text());
        root.put(
                "batch-norm",
                new TreeBuilder()
                        .put("momentum", a.batchNorm().momentum())
                        .put("epsilon", a.batchNorm().epsilon()));
        if (a.dropout() != 0) {
            root.put("dropout", a.dropout());
        }
        if (a.dropConnect() != 0) {
            root.put("drop-connect", a.dropConnect());
        }
        if (a.padding() != Padding.SAME) {
            root.put("padding", a.padding().text());
        }
        return root.build();
    }

    /** The tree as YAML, one line for each key and stage. */
    public static String format(Architecture a) {
        return YamlText.format(write(a));
    }
}
