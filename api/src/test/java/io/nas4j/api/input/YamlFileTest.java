package io.nas4j.api.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.notation.ArchitectureTree;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.tree.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFileTest {

    private static final String NETWORK = ArchitectureTree.format(PublishedNetworks.get("mobilenet-v3-large"));

    private static Stream<String> networks() {
        return Stream.concat(
                PublishedNetworks.names().stream()
                        .map(name -> PublishedNetworks.get(name).toString()),
                Stream.of(
                        "in:32x1 stem:k3_s1_c16_pool id:s2_c24+mb:e2.5_k5_s1_c24_se0.1-x-d4-relu_pool "
                                + "fused:e1_k3_s1_c24_r2_noskip head:d64 classes:10 act:relu6 bn:0.9_1.0E-5 dropout:0.123456789"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void readsTheYamlOfAnArchitecture(String text) {
        Architecture a = ArchitectureText.parse(text);
        assertThat(ArchitectureTree.read(YamlFile.parse("net.yaml", ArchitectureTree.format(a))))
                .isEqualTo(a);
    }

    @Test
    void readsJsonWithTabs(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("net.json");
        Files.writeString(file, """
                {
                \t"input": {"resolution": 32, "channels": 3},
                \t"stem": {"kernel": 3, "stride": 1, "filters": 16},
                \t"stages": [{"operator": "mb", "expansion": 6, "kernel": 3, "stride": 2, "filters": 24}],
                \t"classes": 10
                }
                """);
        assertThat(ArchitectureArgument.read(file.toString(), YamlFileTest::noStore))
                .hasToString("in:32x3 stem:k3_s1_c16 mb:e6_k3_s2_c24 head:none classes:10");
    }

    private static io.nas4j.core.store.StudyStore noStore() {
        throw new AssertionError("no store is needed");
    }

    @Test
    void placesEveryValue() {
        Node.Mapping root =
                YamlFile.parse("a.yaml", "one: 1\n\ntwo: [2,\n  3]\n").mapping("root");
        assertThat(root.place()).isEqualTo("a.yaml, line 1");
        assertThat(root.get("two").sequence("two").items().get(1).place()).isEqualTo("a.yaml, line 4");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> YamlFile.parse("a.yaml", text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("a.yaml")
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void refusesAnchorsThatExplode() {
        StringBuilder laughs = new StringBuilder("a: &a [lol, lol]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            char before = (char) (c - 1);
            laughs.append(c + ": &" + c + " [*" + before + ", *" + before + "]\n");
        }
        assertRefused(laughs.toString(), "line 1: anchors and aliases (& and *) are not allowed");
        assertRefused("a: 1\nb: *a\n", "line 2: anchors and aliases");
        assertRefused("&x a: 1\n", "line 1: anchors and aliases");
        assertRefused("- &x a\n- *x\n", "line 2: anchors and aliases");
        assertRefused("a: 1\n<<: *b\n", "line 2: anchors and aliases");
    }

    @Test
    void refusesTagsThatNameClasses() {
        assertRefused(
                "a: 1\nb: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n",
                "line 2: tags (!) are not allowed");
        assertRefused("!!java.net.URL [x]", "line 1: tags (!) are not allowed");
        assertRefused("a: !local 1", "line 1: tags (!) are not allowed");
    }

    @Test
    void refusesDepthAndDuplicates() {
        assertRefused("[".repeat(900_000), "line 1: nested deeper than 20 levels");
        assertRefused("{a: ".repeat(200_000), "line 1: nested deeper than 20 levels");
        assertRefused("- ".repeat(400_000), "line 1: nested deeper than 20 levels");
        assertRefused("a: 1\nb: 2\na: 3\n", "line 3: key 'a' stands twice");
        assertRefused("a: {b: 1, b: 2}", "line 1: key 'b' stands twice");
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertRefused("", "has no content");
        assertRefused("# nothing\n", "has no content");
        assertRefused("a: [1, 2\n", "line 2: not YAML: ");
        assertRefused("a: b: c\n", "line 1: not YAML: ");
        assertRefused("a: \0\n", "not YAML");
        assertRefused("a: \"x\n", "not YAML");
        assertRefused("a: 1\n---\nb: 2\n", "line 3: a second document begins");
        assertRefused("%YAML 9.9\n---\na: 1\n", "not YAML");
    }

    @Test
    void refusesHugeFilesAtOnce(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge.yaml");
        Files.write(file, "a: 1\n".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> YamlFile.read(file))
                .hasMessage("file " + file + " must have at most 1000000 bytes, but has 10000000");
        assertRefused("-\n".repeat(400_000), "line 100000: more than 100000 values");
    }

    @Test
    void refusesFilesThatAreNoText(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("net.yaml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> YamlFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("file " + file + " cannot be read as UTF-8 text");
        assertThatThrownBy(() -> YamlFile.read(folder.resolve("none.yaml"))).isInstanceOf(InvalidInputException.class);
    }

    @Provide
    Arbitrary<String> nearlyRight() {
        Arbitrary<String> noise = Arbitraries.strings()
                .withChars("{}[]:,-#&*!|>'\"%@`?\\ \t\n\r01x.e+_~<=\u00e9\u0000\u0085\u2028\ufeff\ud800")
                .ofMaxLength(8);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, NETWORK.length());
        Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 8);
        return Combinators.combine(noise, places, lengths)
                .as((n, from, length) ->
                        NETWORK.substring(0, from) + n + NETWORK.substring(Math.min(NETWORK.length(), from + length)));
    }

    @Property
    void readsOrRefusesWithThePlace(@ForAll("nearlyRight") String text) {
        try {
            assertThat(ArchitectureTree.read(YamlFile.parse("a.yaml", text))).isNotNull();
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("a.yaml").doesNotContain(": a.yaml");
        }
    }
}
