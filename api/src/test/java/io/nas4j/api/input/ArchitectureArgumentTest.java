package io.nas4j.api.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.store.StudyStore;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.notation.ArchitectureTree;
import io.nas4j.space.notation.TfTpuNotation;
import io.nas4j.space.notation.TfTpuNotation.Dialect;
import io.nas4j.space.notation.TimmNotation;
import io.nas4j.space.published.PublishedNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureArgumentTest {

    private static final Architecture B0 = PublishedNetworks.get("efficientnet-b0");

    private static Architecture read(String argument) {
        return ArchitectureArgument.read(argument, ArchitectureArgumentTest::noStore);
    }

    private static StudyStore noStore() {
        throw new AssertionError("no store is needed");
    }

    @Test
    void readsNamesWithAndWithoutWidth() {
        assertThat(read("efficientnet-b0")).isEqualTo(B0);
        assertThat(read("mobilenet-v2@1.4")).isEqualTo(PublishedNetworks.get("mobilenet-v2@1.4"));
        assertThatThrownBy(() -> read("efficientnet-b0@2")).hasMessageContaining("has no width multiplier of its own");
    }

    @Test
    void readsEachNotation() {
        assertThat(read(ArchitectureText.format(B0))).isEqualTo(B0);
        assertThat(read(TimmNotation.format(B0))).isEqualTo(B0);
        assertThat(read(String.join(",", TfTpuNotation.format(B0, Dialect.EFFICIENTNET))))
                .isEqualTo(B0);
    }

    @Test
    void readsFilesOfEachNotation(@TempDir Path folder) throws IOException {
        for (List<String> file : List.of(
                List.of("net.txt", ArchitectureText.format(B0)),
                List.of("net.yaml", ArchitectureTree.format(B0)),
                List.of("net.YML", ArchitectureTree.format(B0)),
                List.of("net.py", "# as in timm\n" + TimmNotation.format(B0)),
                List.of("r1_k3", String.join("\n", TfTpuNotation.format(B0, Dialect.EFFICIENTNET))))) {
            Path path = folder.resolve(file.get(0));
            Files.writeString(path, file.get(1));
            assertThat(read(path.toString())).as(file.get(0)).isEqualTo(B0);
        }
    }

    @Test
    void namesTheFileAndThePlaceInIt(@TempDir Path folder) throws IOException {
        Path yaml = folder.resolve("net.yaml");
        Files.writeString(yaml, ArchitectureTree.format(B0).replaceFirst("kernel: 3", "kernel: 4"));
        assertThatThrownBy(() -> read(yaml.toString()))
                .hasMessage(yaml + ", line 2: stem kernel must be one of 1, 3, 5, 7, but was 4");
        Path text = folder.resolve("net.txt");
        Files.writeString(text, "[['ir_r1_k3_s1_e1_c16']]");
        assertThatThrownBy(() -> read(text.toString()))
                .hasMessageStartingWith(text + ": timm arch_def, stage 1, string 1, 'e1' at character 16: ");
        Files.writeString(text, "hello");
        assertThatThrownBy(() -> read(text.toString())).hasMessageStartingWith(text + ": begins like no notation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "no such file.yaml", "", "a\0b", "/", "x y z"})
    void saysWhatAnArchitectureMayBe(String argument) {
        assertThatThrownBy(() -> read(argument))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("unknown architecture '" + argument + "'; allowed are a file, STUDY#TRIAL,")
                .hasMessageContaining("efficientnet-b0");
    }

    @Test
    void refusesHugeArgumentsAtOnce() {
        assertThatThrownBy(() -> read("x".repeat(10_000_000)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("unknown architecture 'xxxx")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1500));
    }
}
