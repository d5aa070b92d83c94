package io.nas4j.api.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.SpaceSource;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.staged.SpaceDefinition;
import io.nas4j.space.staged.SpaceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceArgumentTest {

    private static final String GOOD = """
            name: mine
            stem: {kernel: 3, stride: 2, filters: 8}
            head: {filters: 64}
            constraints: [macs <= 500M]
            stages:
              - stride: 2
                layers: [1, 2, 3]
                operators: [conv, mb:e3]
                kernels: [3, 5]
                se: [0, 0.25]
                filters: [8, 12]
                skips: [identity, pool, none]
            """;

    @Test
    void aStudyHasItsSpaceWithoutTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), GOOD);
        SpaceSource source = SpaceArgument.source(
                file.toString(), List.of(Constraint.parse("macs <= 400M"), Constraint.parse("params <= 1M")));
        SpaceDefinition before = SpaceArgument.definition(source);
        Files.delete(file);
        assertThat(source.name()).isEqualTo("mine");
        assertThat(SpaceArgument.definition(source)).isEqualTo(before);
        assertThat(before.constraints().stream().map(Constraint::text)).containsExactly("macs <= 400M", "params <= 1M");
    }

    @Test
    void refusesAFileThatIsTooLarge(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("large.yaml"), new byte[10_000_000]);
        assertThatThrownBy(() -> SpaceArgument.source(file.toString(), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("space file " + file + " must have at most 100000 bytes, but has 10000000");
    }

    /** A part of the file cut out, and something else put there. */
    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> put = Arbitraries.oneOf(
                Arbitraries.of(
                        "", "[", "]", "{", ":", "- ", "\n", "\t", "&a ", "*a", "!!int ", "|", "0", "-1", "1e400", "~"),
                Arbitraries.of(
                        "\n  ", "? ", "\"", "'", "#", "---\n", "mb:e3", "[3, 3]", "[]", "{}", "null", "99999999999"),
                Arbitraries.strings().ofMaxLength(6));
        return Combinators.combine(
                        Arbitraries.integers().between(0, GOOD.length()),
                        Arbitraries.integers().between(0, 12),
                        put)
                .as((from, length, text) ->
                        GOOD.substring(0, from) + text + GOOD.substring(Math.min(GOOD.length(), from + length)));
    }

    @Property(tries = 3000)
    void aDamagedFileIsASpaceOrOneSentenceWithItsLine(@ForAll("damaged") String text) {
        try {
            SpaceTree.read(YamlFile.parse("mine.yaml", text));
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("mine.yaml").hasSizeLessThan(600);
        }
    }
}
