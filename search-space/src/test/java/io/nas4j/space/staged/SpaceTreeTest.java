package io.nas4j.space.staged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.Membership;
import io.nas4j.space.search.Metric;
import io.nas4j.space.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpaceTreeTest {

    /** {@code key, value, key, value ...}; the n-th key stands on line n. */
    private static Node map(Object... entries) {
        Map<String, Node> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], node(entries[i + 1], 1 + i / 2));
        }
        return new Node.Mapping("s.yaml, line 1", map);
    }

    private static Node node(Object value, int line) {
        String place = "s.yaml, line " + line;
        if (value instanceof Node node) {
            return node;
        }
        if (value instanceof List<?> list) {
            return new Node.Sequence(
                    place, list.stream().map(each -> node(each, line)).toList());
        }
        return new Node.Scalar(place, value.toString());
    }

    private static Node block(Object... changed) {
        return changed(
                map(
                        "stride", 2,
                        "layers", List.of(1, 2),
                        "operators", List.of("conv", "mb:e3", "mb:e6_k5"),
                        "kernels", List.of(3, 5),
                        "se", List.of(0, 0.25),
                        "filters", List.of(16, 24),
                        "skips", List.of("identity", "pool", "none"),
                        "each", "stage"),
                changed);
    }

    private static Node space(Object... changed) {
        return changed(
                map(
                        "name", "mine",
                        "stem", map("kernel", 3, "filters", 16),
                        "head", map("filters", 64),
                        "stages", List.of(block())),
                changed);
    }

    private static Node changed(Node mapping, Object... changed) {
        Map<String, Node> entries = new LinkedHashMap<>(((Node.Mapping) mapping).entries());
        for (int i = 0; i < changed.length; i += 2) {
            if (changed[i + 1].equals("MISSING")) {
                entries.remove((String) changed[i]);
            } else {
                entries.put((String) changed[i], node(changed[i + 1], 7));
            }
        }
        return new Node.Mapping("s.yaml, line 1", entries);
    }

    @Example
    void readsWhatIsWritten() {
        SpaceDefinition read = SpaceTree.read(space(
                "input",
                map("resolution", 64),
                "resolutions",
                map("least", 48, "most", 96),
                "classes",
                5,
                "activation",
                "relu",
                "dropout",
                0.2,
                "drop-connect",
                0.1,
                "batch-norm",
                map("momentum", 0.9),
                "constraints",
                List.of("macs <= 5M")));
        assertThat(read.name()).isEqualTo("mine");
        assertThat(read.frame()
                        .withStages(SearchSpaces.definition("mnasnet").frame().stages())
                        .toString())
                .startsWith("in:64x3 stem:k3_s1_c16 ")
                .endsWith(" head:c64 classes:5 act:relu bn:0.9_0.001 dropout:0.2 dropconnect:0.1");
        assertThat(read.resolutions()).isEqualTo(new Resolutions(48, 96));
        assertThat(read.constraints()).containsExactly(new Constraint(Metric.MACS, 5_000_000));
        assertThat(read.stages())
                .containsExactly(new StageChoices(
                        2,
                        false,
                        List.of(1, 2),
                        List.of(16, 24),
                        new BlockChoices(
                                List.of(
                                        OperatorChoice.parse("conv"),
                                        OperatorChoice.parse("mb:e3"),
                                        OperatorChoice.parse("mb:e6_k5")),
                                List.of(3, 5),
                                List.of(0.0, 0.25),
                                List.of(SkipOp.IDENTITY, SkipOp.POOL, SkipOp.NONE))));
        assertThat(read.space().decisions().stream().map(Decision::toString))
                .contains(
                        "Decision[name=block1.kernel, choices=[3, 5], asked=operator conv or mb:e3, values=[3.0, 5.0]]")
                .contains(
                        "Decision[name=block1.skip, choices=[identity, pool, none], asked=equal shapes before and after some layer,"
                                + " values=[]]");
    }

    @Example
    void hasDefaults() {
        SpaceDefinition read =
                SpaceTree.read(space("stages", List.of(map("operators", "mb:e3", "filters", List.of(8, 16)))));
        assertThat(read.frame().activation()).isEqualTo(Activation.SWISH);
        assertThat(read.frame().batchNorm()).isEqualTo(BatchNorm.DEFAULT);
        assertThat(read.frame().input().resolution()).isEqualTo(224);
        assertThat(read.resolutions()).isEqualTo(Resolutions.ANY);
        assertThat(read.space().decisions())
                .containsExactly(new Decision("block1.filters", List.of("8", "16"), "", List.of(8.0, 16.0)));
    }

    /** A file can say what is built in. */
    @Example
    void saysWhatIsBuiltIn() {
        Node each = map(
                "layers",
                2,
                "each",
                "layer",
                "filters",
                64,
                "stride",
                2,
                "operators",
                List.of("id", "mb:e3_k3", "mb:e6_k5"));
        SpaceDefinition read = SpaceTree.read(space(
                "stem",
                map("kernel", 3, "filters", 32),
                "head",
                map("filters", 1280),
                "activation",
                "relu",
                "batch-norm",
                map("momentum", 0.9, "epsilon", "1e-5"),
                "input",
                map("resolution", 32),
                "classes",
                10,
                "stages",
                List.of(each, changed(each, "layers", 3, "filters", 128), changed(each, "layers", 3, "filters", 256))));
        SpaceDefinition builtIn = SearchSpaces.definition(SearchSpaces.NAS_BENCH_MACRO);
        assertThat(read.stages()).isEqualTo(builtIn.stages());
        assertThat(read.frame()).isEqualTo(builtIn.frame());
    }

    @Example
    void everyRefusalHasItsLine() {
        refuses(
                space("colour", "red"),
                "line 7: unknown key 'colour'; allowed are name, input, resolutions, classes, stem");
        refuses(space("name", "MISSING"), "line 1: key 'name' is missing");
        refuses(space("name", "my space"), "line 7: a space's name must be letters");
        refuses(space("name", "mnasnet"), "line 7: the name 'mnasnet' is a built-in space's");
        refuses(
                space("input", map("resolution", "big")),
                "line 1: resolution must be a whole number of at most 9 digits, but was 'big'");
        refuses(
                space("input", map("resolution", 0)),
                "line 1: resolution must be a whole number from 1 to 8192, but was 0");
        refuses(space("stem", "k3_s1_c16"), "line 7: stem must be a mapping");
        refuses(space("stem", map("kernel", 4, "filters", 8)), "line 1: stem kernel must be one of 1, 3, 5, 7");
        refuses(space("activation", "tanh"), "line 7: activation must be one of relu, relu6, swish, hswish");
        refuses(space("dropout", 2), "line 7: dropout must be a number from 0 to 0.99, but was 2");
        refuses(space("constraints", List.of("macs < 5M")), "line 7: a constraint is METRIC <= LIMIT");
        refuses(space("stages", "MISSING"), "line 1: key 'stages' is missing");
        refuses(space("stages", 3), "line 7: stages must be a list");
        refuses(space("stages", List.of()), "line 7: number of stages must be a whole number from 1 to 100");
        refuses(space("stages", List.of(3)), "line 7: a stage must be a mapping");
        refusesBlock("kernels", List.of(3, 4), "line 7: kernel must be one of 1, 3, 5, 7, but was 4");
        refusesBlock("stride", 3, "line 7: stride must be a whole number from 1 to 2, but was 3");
        refusesBlock("layers", 0, "line 7: layers must be a whole number from 1 to 1000, but was 0");
        refusesBlock("layers", List.of(), "line 7: number of choices of layers must be a whole number from 1 to 100");
        refusesBlock("filters", List.of(8, 16, 8), "line 7: the choices of filters must differ, but 8 stands twice");
        refusesBlock("filters", "MISSING", "line 1: key 'filters' is missing");
        refusesBlock("filters", "many", "line 7: filters must be a whole number of at most 9 digits, but was 'many'");
        refusesBlock("filters", IntStream.range(1, 200).boxed().toList(), "line 7: number of choices of filters must");
        refusesBlock("operators", List.of("mbconv"), "line 7: an operator is one of conv, sep, mb, fused, res, id");
        refusesBlock("operators", List.of("mb"), "line 7: operator 'mb' needs an expansion, as mb:e6");
        refusesBlock("operators", List.of("mb:e3_s2"), "line 7: 's2' is not a field; a field is one of e, k, se");
        refusesBlock("operators", List.of("mb:e3_k4"), "line 7: kernel must be one of 1, 3, 5, 7, but was 4");
        refusesBlock("operators", List.of("conv", "conv"), "line 7: the choices of operators must differ, but conv");
        refusesBlock("se", 7, "line 7: SE ratio (0 is none) must be a number from 0.0001 to 1, but was 7");
        refusesBlock("skips", "sometimes", "line 7: skip must be one of identity, pool, none, but was 'sometimes'");
        refusesBlock("each", "network", "line 7: each must be one of stage, layer, but was network");
        refusesBlock("depth", 3, "line 7: unknown key 'depth'; allowed are stride, layers");
        refuses(
                space("stages", List.of(map("operators", "id", "filters", 16, "kernels", List.of(3, 5)))),
                "line 7: a space must leave something to decide");
        refuses(
                space("stages", List.of(map("operators", "mb:e64", "filters", List.of(8, 60_000)))),
                "line 7: a block must have at most 1000000 hidden channels");
        List<Integer> hundred = IntStream.rangeClosed(1, 100).boxed().toList();
        Node wide = map(
                "operators",
                hundred.stream().limit(64).map(e -> "mb:e" + e).toList(),
                "filters",
                hundred,
                "kernels",
                List.of(1, 3, 5, 7));
        refuses(space("stages", List.of(wide, wide)), "line 7: a space must have at most 200000 different blocks");
        Node deep = map("operators", List.of("conv", "id"), "filters", 8, "layers", 100, "each", "layer");
        refuses(space("stages", List.of(deep, deep, deep)), "line 7: a space must have at most 1000 decisions");
        refuses(node("hello", 1), "line 1: a space must be a mapping");
    }

    private static void refusesBlock(String key, Object value, String message) {
        refuses(space("stages", List.of(block(key, value))), message);
    }

    private static void refuses(Node node, String message) {
        assertThatThrownBy(() -> SpaceTree.read(node))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("s.yaml, ")
                .hasMessageContaining(message);
    }

    @Provide
    Arbitrary<Node> nodes() {
        Arbitrary<String> words = Arbitraries.oneOf(
                Arbitraries.of(
                        "0", "1", "2", "3", "-1", "0.25", "1e9", "99999999999", "NaN", "", "null", "stage", "layer"),
                Arbitraries.of(
                        "conv", "mb:e3", "mb:e64", "id", "res:e0.01", "fused:e1_se0.5", "mb:", "identity", "pool"),
                Arbitraries.of("macs <= 5M", "params <= 1", "relu", "true"),
                Arbitraries.strings().ofMaxLength(5));
        Arbitrary<Node> scalars = words.map(word -> node(word, 2));
        Arbitrary<String> keys = Arbitraries.oneOf(
                Arbitraries.of("name", "stem", "head", "stages", "kernel", "filters", "stride", "layers", "operators"),
                Arbitraries.of("kernels", "se", "skips", "each", "resolution", "classes", "constraints", "batch-norm"),
                Arbitraries.strings().ofMaxLength(3));
        Arbitrary<Node> nodes = scalars;
        for (int depth = 0; depth < 2; depth++) {
            Arbitrary<Node> inner = nodes;
            nodes = Arbitraries.oneOf(
                    scalars,
                    inner.list().ofMaxSize(4).map(items -> node(items, 3)),
                    Arbitraries.maps(keys, inner).ofMaxSize(5).map(m -> new Node.Mapping("s.yaml, line 4", m)));
        }
        return nodes;
    }

    /** Any change of a good file is a space or one sentence; a space draws, counts and finds, and does not hang. */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void anyTreeIsASpaceOrOneSentence(
            @ForAll("nodes") Node node, @ForAll("nodes") Node other, @ForAll int where, @ForAll long seed) {
        List<String> keys = List.of(
                "name",
                "input",
                "resolutions",
                "classes",
                "stem",
                "head",
                "activation",
                "batch-norm",
                "constraints",
                "stages");
        List<String> blockKeys = List.of("stride", "layers", "operators", "kernels", "se", "filters", "skips", "each");
        String key = keys.get(Math.floorMod(where, keys.size()));
        String blockKey = blockKeys.get(Math.floorMod(where, blockKeys.size()));
        String otherKey = blockKeys.get(Math.floorMod(where / 8, blockKeys.size()));
        List<Node> tried = new ArrayList<>(List.of(node, space(key, node)));
        tried.add(space("stages", List.of(block(blockKey, node), block(otherKey, other))));
        tried.add(space("stages", List.of(block(blockKey, node, otherKey, other))));
        for (Node each : tried) {
            try {
                StagedSpace space = SpaceTree.read(each).with(List.of()).space();
                SplittableRandom random = new SplittableRandom(seed);
                Choices choices = space.uniform(random);
                assertThat(space.find(space.build(choices))).isInstanceOf(Membership.Member.class);
                space.mutate(choices, random);
                space.extremes(Metric.MACS);
                space.distinct();
            } catch (InvalidInputException e) {
                assertThat(e.getMessage()).hasSizeLessThan(1000);
            } catch (RuntimeException e) {
                fail("another exception for " + each, e);
            }
        }
    }

    @Example
    void showsCostsAtASizeThatItWasMadeFor() {
        assertThat(SpaceTree.read(space("resolutions", map("least", 32, "most", 64)))
                        .frame()
                        .input()
                        .resolution())
                .isEqualTo(64);
    }

    @Example
    void refusesResolutionsThatAreNoRange() {
        refuses(space("resolutions", map("least", 32)), "'most'");
        refuses(
                space("resolutions", map("least", 64, "most", 32)),
                "the least resolution must be at most the most, 32 pixels, but was 64");
        refuses(space("resolutions", map("least", 0, "most", 32)), "least resolution must be a whole number from 1 to");
    }
}
