package io.nas4j.space.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.Architectures;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.tree.Node;
import io.nas4j.space.tree.Node.Mapping;
import io.nas4j.space.tree.Node.Scalar;
import io.nas4j.space.tree.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTreeTest {

    @Provide
    Arbitrary<Architecture> architectures() {
        return Architectures.any();
    }

    @Property
    void readsBackWhatItWrites(@ForAll("architectures") Architecture a) {
        Architecture read = ArchitectureTree.read(ArchitectureTree.write(a));
        assertThat(read).isEqualTo(a);
        assertThat(Fingerprint.canonical(read)).isEqualTo(Fingerprint.canonical(a));
    }

    @Test
    void writesAsPeopleDo() {
        String v3 = ArchitectureTree.format(PublishedNetworks.get("mobilenet-v3-large"));
        assertThat(v3).startsWith("""
                        input: {resolution: 224, channels: 3}
                        stem: {kernel: 3, stride: 2, filters: 16}
                        stages:
                          - {operator: mb, expansion: 1, kernel: 3, stride: 1, filters: 16, activation: relu}
                          - - {operator: mb, expansion: 4, kernel: 3, stride: 2, filters: 24, activation: relu}
                            - {operator: mb, expansion: 3, kernel: 3, stride: 1, filters: 24, activation: relu}
                          - {operator: mb, expansion: 3, kernel: 5, stride: 2, filters: 40, \
                        se: {ratio: 0.25, of: expanded, divisor: 8, gate: hard-sigmoid}, layers: 3, activation: relu}
                        """).endsWith("""
                        head: {filters: 960, dense: 1280}
                        classes: 1000
                        activation: hswish
                        batch-norm: {momentum: 0.99, epsilon: 0.001}
                        dropout: 0.2
                        """);
        assertThat(ArchitectureTree.format(PublishedNetworks.get("resnet-50")))
                .contains("stem: {kernel: 7, stride: 2, filters: 64, pool: true}\n")
                .contains("epsilon: 0.00001}\n");
    }

    @Test
    void readsTitlesAndDefaults() {
        Architecture read = ArchitectureTree.read(network(Map.of(
                "operator", "MBConv", "expansion", "6", "kernel", "3", "stride", "2", "filters", "24", "se", "0.25")));
        assertThat(ArchitectureText.format(read))
                .isEqualTo("in:32x3 stem:k3_s1_c16 mb:e6_k3_s2_c24_se0.25 head:none classes:10");
    }

    /** A network of one stage. */
    private static Mapping network(Map<String, String> stage) {
        Map<String, Node> root = new LinkedHashMap<>();
        root.put("input", mapping(3, Map.of("resolution", "32", "channels", "3")));
        root.put("stem", mapping(4, Map.of("kernel", "3", "stride", "1", "filters", "16")));
        root.put("stages", new Sequence("net.yaml, line 5", List.of(mapping(6, stage))));
        root.put("classes", new Scalar("net.yaml, line 7", "10"));
        return new Mapping("net.yaml, line 3", root);
    }

    private static Mapping mapping(int line, Map<String, String> entries) {
        String place = "net.yaml, line " + line;
        Map<String, Node> nodes = new LinkedHashMap<>();
        entries.forEach((key, value) -> nodes.put(key, new Scalar(place, value)));
        return new Mapping(place, nodes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operator | mbconv2 | operator must be one of conv, sep, mb, fused, res, id, or its title, but was mbconv2",
                "kernel | 4 | kernel must be one of 1, 3, 5, 7, but was 4",
                "kernel | three | kernel must be a whole number of at most 9 digits, but was 'three'",
                "stride | 3 | stride must be a whole number from 1 to 2, but was 3",
                "expansion | 0 | expansion must be a number from 1 to 64, but was 0",
                "se | big | se must be a number, but was 'big'",
                "se | 2 | SE ratio must be a number",
                "skip | maybe | skip must be one of identity, pool, none, but was maybe",
                "activation | gelu | activation must be one of relu, relu6, swish, hswish, but was gelu",
                "layers | 0 | layers must be a whole number from 1 to 1000, but was 0",
                "filter | 3 | unknown key 'filter'; allowed are operator, expansion, kernel, stride, filters, se, layers",
            })
    void refusesOneValueWithItsPlace(String key, String value, String expected) {
        Map<String, String> stage = new LinkedHashMap<>(
                Map.of("operator", "mb", "expansion", "6", "kernel", "3", "stride", "2", "filters", "24"));
        stage.put(key, value);
        assertThatThrownBy(() -> ArchitectureTree.read(network(stage)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("net.yaml, line 6: ")
                .hasMessageContaining(expected);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> ArchitectureTree.read(network(Map.of("operator", "conv"))))
                .hasMessage("net.yaml, line 6: key 'kernel' is missing");
        assertThatThrownBy(() -> ArchitectureTree.read(mapping(1, Map.of())))
                .hasMessage("net.yaml, line 1: key 'input' is missing");
        assertThatThrownBy(() -> ArchitectureTree.read(new Scalar("net.yaml, line 1", "x")))
                .hasMessage("net.yaml, line 1: an architecture must be a mapping of keys to values");
    }

    @Provide
    Arbitrary<Node> nearlyRight() {
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of("", "-1", "0", "-0", "1e3", "999999999", "true", "none", "mb", "1e-300", "NaN", "."),
                Arbitraries.strings().ofMaxLength(5));
        return architectures()
                .flatMap(a -> values.flatMap(value -> Arbitraries.integers()
                        .between(0, 60)
                        .map(at -> new Edit(at, value).apply(ArchitectureTree.write(a)))));
    }

    /** Puts a value in the place of the node that comes as the given one. */
    private static final class Edit {
        private final String value;
        private int left;

        Edit(int at, String value) {
            this.left = at;
            this.value = value;
        }

        Node apply(Node node) {
            if (left-- == 0) {
                return new Scalar("net.yaml, line 2", value);
            }
            if (node instanceof Mapping mapping) {
                Map<String, Node> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, child) -> entries.put(key, apply(child)));
                return new Mapping("net.yaml, line 1", entries);
            }
            if (node instanceof Sequence sequence) {
                List<Node> items = new ArrayList<>();
                sequence.items().forEach(item -> items.add(apply(item)));
                return new Sequence("net.yaml, line 1", items);
            }
            return new Scalar("net.yaml, line 1", node.text("value"));
        }
    }

    @Property
    void readsOrRefusesWithThePlace(@ForAll("nearlyRight") Node tree) {
        Architecture read;
        try {
            read = ArchitectureTree.read(tree);
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("net.yaml, line ").doesNotContain(": net.yaml");
            return;
        }
        assertThat(ArchitectureTree.read(ArchitectureTree.write(read))).isEqualTo(read);
    }
}
