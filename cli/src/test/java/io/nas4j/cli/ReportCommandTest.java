package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.published.PublishedNetworks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void store() {
        StoredStudy.create(
                folder,
                List.of(
                        new StoredStudy.Trained(PublishedNetworks.get("mobilenet-v2"), OptionalDouble.of(0.5)),
                        new StoredStudy.Trained(PublishedNetworks.get("mnasnet-a1"), OptionalDouble.empty())),
                List.of(StoredStudy.event(0, StrategyEvent.Kind.UPDATE, Map.of("entropy", 1.5), "")));
    }

    private int run(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--storage", folder.toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void writesThePageOfAStudy() throws IOException {
        Path file = folder.resolve("page.html");
        assertThat(run("report", "s", "-o", file.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .startsWith("Wrote " + file + " (")
                .contains(" cards, and ", " that say why they are empty.");
        assertThat(file)
                .content()
                .startsWith("<!DOCTYPE html>")
                .contains("The best is trial 0: reward 0.5000", "1 trial of 2 failed", "It needs 20 complete trials");
    }

    @Test
    void writesMarkdownAndSeveralStudies() throws IOException {
        assertThat(run("studies", "copy", "s", "again")).isZero();
        Path file = folder.resolve("page.md");
        assertThat(run("report", "s", "again", "-o", file.toString(), "--format", "md"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(file))
                .startsWith("# Studies s, again\n")
                .contains("## Side by side", "## Study again", "random (2 studies)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report none|no study 'none'",
                "report s s|study 's' was given twice; give each once",
                "report s -o no/such/folder/x.html|is not a directory",
                "report s --format pdf|'pdf'"
            })
    void refusesInASentence(String line, String sentence) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
        assertThat(err.toString().lines()).hasSize(1);
    }
}
