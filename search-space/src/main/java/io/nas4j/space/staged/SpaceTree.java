package io.nas4j.space.staged;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.DropRates;
import io.nas4j.space.architecture.Fields;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.tree.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a space from the tree of a file. Settings that are no decisions have the same keys as in an architecture's file. Every
 * refusal names file and line.
 *
 * <pre>
 * name: my-space
 * input: {resolution: 32}                         # that its costs are shown at; a search takes its data set's
 * resolutions: {least: 32, most: 64}              # that it was made for; a search keeps to them unless told otherwise
 * classes: 10
 * stem: {kernel: 3, stride: 1, filters: 16}
 * head: {filters: 192}
 * constraints: [macs &lt;= 20M]
 * stages:
 *   - stride: 2
 *     layers: [1, 2, 3]
 *     operators: [conv, mb:e3, mb:e6_k5]
 *     kernels: [3, 5]
 *     se: [0, 0.25]
 *     filters: [16, 24]
 *     skips: [identity, pool, none]
 *     each: stage                                 # or layer: every layer decides for itself
 * </pre>
 */
public final class SpaceTree {

    private static final List<String> KEYS = List.of(
            "name",
            "input",
            "resolutions",
            "classes",
            "stem",
            "head",
            "activation",
            "batch-norm",
            "dropout",
            "drop-connect",
            "padding",
            "constraints",
            "stages");
    private static final List<String> STAGE_KEYS =
            List.of("stride", "layers", "operators", "kernels", "se", "filters", "skips", "each");
    private static final List<String> SKIPS = List.of("identity", "pool", "none");
    private static final List<String> EACH = List.of("stage", "layer");

    private SpaceTree() {}

    /**
     * Reads a definition.
     *
     * @throws InvalidInputException with the place of what is wrong, and what is allowed
     */
    public static SpaceDefinition read(Node node) {
        return node.in(root -> {
            Node.Mapping space = root.mapping("a space").allow(KEYS);
            String name = space.get("name").in(n -> name(n.text("name")));
            Resolutions resolutions =
                    or(space, "resolutions", n -> resolutions(n.mapping("resolutions")), Resolutions.ANY);
            Architecture frame = frame(space, resolutions);
            List<Constraint> constraints = space.find("constraints")
                    .map(list -> list.in(SpaceTree::constraints))
                    .orElse(List.of());
            Node list = space.get("stages");
            List<StageChoices> stages = list.sequence("stages").each(item -> stage(item.mapping("a stage")));
            return list.in(unused -> new SpaceDefinition(name, frame, resolutions, stages, constraints));
        });
    }

    private static String name(String name) {
        SpaceDefinition.requireName(name);
        if (SearchSpaces.names().contains(name)) {
            throw new InvalidInputException("the name '" + name + "' is a built-in space's; take another");
        }
        return name;
    }

    private static List<Constraint> constraints(Node list) {
        List<Constraint> constraints = list.each(item -> Constraint.parse(item.text("a constraint")));
        Constraint.requireDistinct(constraints);
        return constraints;
    }

    private static Architecture frame(Node.Mapping space, Resolutions resolutions) {
        int classes = or(space, "classes", n -> Require.between("classes", n.integer("classes"), 1, 1_000_000), 1000);
        Input input = or(space, "input", n -> input(n.mapping("input")), new Input(resolutions.nearest(224), 3));
        Stem stem = space.get("stem").in(n -> stem(n.mapping("stem")));
        Head head = or(space, "head", n -> head(n.mapping("head")), new Head(0));
        Activation activation = or(space, "activation", SpaceTree::activation, Activation.SWISH);
        BatchNorm batchNorm = or(space, "batch-norm", n -> batchNorm(n.mapping("batch-norm")), BatchNorm.DEFAULT);
        double dropout = or(space, "dropout", n -> rate("dropout", n), 0.0);
        double dropConnect = or(space, "drop-connect", n -> rate("drop-connect", n), 0.0);
        Padding padding = or(space, "padding", SpaceTree::padding, Padding.SAME);
        Stage placeholder = Stage.of(Block.mbconv(1, 1, 1, 1, 0, SkipOp.IDENTITY, activation), 1);
        return new Architecture(
                input,
                stem,
                List.of(placeholder),
                head,
                classes,
                activation,
                batchNorm,
                new DropRates(dropout, dropConnect),
                padding);
    }

    private static Resolutions resolutions(Node.Mapping resolutions) {
        resolutions.allow(List.of("least", "most"));
        return new Resolutions(
                resolutions.get("least").integer("least resolution"),
                resolutions.get("most").integer("most resolution"));
    }

    private static Input input(Node.Mapping input) {
        input.allow(List.of("resolution", "channels"));
        return new Input(
                input.get("resolution").integer("resolution"),
                or(input, "channels", n -> n.integer("input channels"), 3));
    }

    private static Stem stem(Node.Mapping stem) {
        stem.allow(List.of("kernel", "stride", "filters", "pool"));
        return new Stem(
                stem.get("kernel").integer("stem kernel"),
                or(stem, "stride", n -> n.integer("stem stride"), 1),
                stem.get("filters").integer("stem filters"),
                or(stem, "pool", n -> n.truth("stem pool"), false));
    }

    private static Head head(Node.Mapping head) {
        head.allow(List.of("filters", "dense"));
        return new Head(
                or(head, "filters", n -> n.integer("head filters"), 0),
                or(head, "dense", n -> n.integer("head's dense layer"), 0));
    }

    private static BatchNorm batchNorm(Node.Mapping batchNorm) {
        batchNorm.allow(List.of("momentum", "epsilon"));
        return new BatchNorm(
                or(batchNorm, "momentum", n -> n.decimal("batch-norm momentum"), BatchNorm.DEFAULT.momentum()),
                or(batchNorm, "epsilon", n -> n.decimal("batch-norm epsilon"), BatchNorm.DEFAULT.epsilon()));
    }

    private static Activation activation(Node node) {
        String text = Fields.abbreviated(node.text("activation"));
        Require.oneOf("activation", text, Activation.texts());
        return Activation.find(text).orElseThrow();
    }

    private static Padding padding(Node node) {
        String text = Fields.abbreviated(node.text("padding"));
        Require.oneOf("padding", text, Padding.texts());
        return Padding.find(text).orElseThrow();
    }

    private static double rate(String what, Node node) {
        return Require.between(what, node.decimal(what), 0.0, 0.99);
    }

    private static StageChoices stage(Node.Mapping stage) {
        stage.allow(STAGE_KEYS);
        boolean eachLayer = or(
                        stage, "each", n -> Require.oneOf("each", Fields.abbreviated(n.text("each")), EACH), "stage")
                .equals("layer");
        int stride = or(stage, "stride", n -> Require.between("stride", n.integer("stride"), 1, 2), 1);
        List<Integer> layers = list(stage, "layers", SpaceTree::layers, List.of(1));
        List<Integer> filters = list(stage.get("filters"), "filters", SpaceTree::filters);
        List<OperatorChoice> operators =
                list(stage.get("operators"), "operators", n -> OperatorChoice.parse(n.text("an operator")));
        List<Integer> kernels = list(stage, "kernels", SpaceTree::kernel, List.of(3));
        List<Double> seRatios = list(stage, "se", SpaceTree::seRatio, List.of(0.0));
        List<SkipOp> skips = list(stage, "skips", SpaceTree::skip, List.of(SkipOp.IDENTITY));
        return new StageChoices(
                stride, eachLayer, layers, filters, new BlockChoices(operators, kernels, seRatios, skips));
    }

    private static int layers(Node node) {
        return Require.between("layers", node.integer("layers"), 1, Stage.MAX_LAYERS);
    }

    private static int filters(Node node) {
        return Require.between("filters", node.integer("filters"), 1, Block.MAX_FILTERS);
    }

    private static int kernel(Node node) {
        return Require.oneOf("kernel", node.integer("kernel"), Block.KERNELS);
    }

    private static double seRatio(Node node) {
        double ratio = node.decimal("SE ratio");
        return ratio == 0 ? 0 : Require.between("SE ratio (0 is none)", ratio, 0.0001, 1.0);
    }

    private static SkipOp skip(Node node) {
        String text = node.text("skip");
        return Arrays.stream(SkipOp.values())
                .filter(op -> BlockChoices.text(op).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("skip must be one of " + String.join(", ", SKIPS)
                        + ", but was '" + Fields.abbreviated(text) + "'" + NearName.hint(text, SKIPS)));
    }

    private static <T> T or(Node.Mapping mapping, String key, Function<Node, T> read, T otherwise) {
        Optional<Node> node = mapping.find(key);
        return node.isPresent() ? node.get().in(read) : otherwise;
    }

    private static <T> List<T> list(Node.Mapping stage, String key, Function<Node, T> read, List<T> otherwise) {
        Optional<Node> node = stage.find(key);
        return node.isPresent() ? list(node.get(), key, read) : otherwise;
    }

    /** One value or a list of them. */
    private static <T> List<T> list(Node node, String what, Function<Node, T> read) {
        return node.in(n -> ChoiceLists.checked(what, n.each(read), SpaceTree::shown));
    }

    private static <T> String shown(T value) {
        if (value instanceof OperatorChoice operator) {
            return operator.text();
        }
        if (value instanceof Double number) {
            return ArchitectureText.number(number);
        }
        return value instanceof SkipOp skip ? BlockChoices.text(skip) : String.valueOf(value);
    }
}
