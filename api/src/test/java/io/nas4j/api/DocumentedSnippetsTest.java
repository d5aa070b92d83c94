package io.nas4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The programs in {@code docs/api.md} are cut out of examples that {@link ExamplesTest} compiles and runs. */
class DocumentedSnippetsTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void standInTheExamples() throws IOException {
        Path page = Sources.examples().resolveSibling("docs").resolve("api.md");
        List<String> snippets = SNIPPET.matcher(Files.readString(page))
                .results()
                .map((MatchResult found) -> unindented(found.group(1)))
                .toList();
        StringBuilder examples = new StringBuilder();
        for (Path source : Sources.of(Sources.examples().resolve("java"))) {
            examples.append(unindented(Files.readString(source)));
        }
        assertThat(snippets).hasSizeGreaterThan(3);
        for (String snippet : snippets) {
            assertThat(examples.toString()).contains(snippet);
        }
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    }
}
