package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads the pages finds every command. */
class DocumentedCommandsTest {

    private static String page(String... path) throws IOException {
        return Files.readString(Path.of("..", path));
    }

    @Test
    void someOfThePagesNamesEveryCommand() throws IOException {
        StringBuilder pages = new StringBuilder(page("README.md"));
        try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
            for (Path doc : docs.filter(Files::isRegularFile).toList()) {
                pages.append(Files.readString(doc));
            }
        }
        for (String command : Commands.names()) {
            assertThat(pages.toString()).containsPattern("nas4j " + command + "\\b");
        }
        assertThat(page("README.md")).contains("docs/store.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rename", "copy", "delete"})
    void theStoresPageNamesWhatIsDoneWithStudies(String command) throws IOException {
        assertThat(page("docs", "store.md")).contains("nas4j studies " + command);
    }
}
