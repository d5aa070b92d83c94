package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.nas4j.core.csv.CsvInput;
import io.nas4j.core.csv.CsvRow;
import io.nas4j.core.file.UserFile;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.published.PublishedNetworks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in a storage and on the command line that would rewrite what a terminal shows. */
class HostileTextTest {

    private static final String HOSTILE = "a\u001b[1A\u001b[2Kb\r\nnas4j: all is well\u009b31m";
    private static final String SHOWN = "a\\u001b[1A\\u001b[2Kb\\r\\nnas4j: all is well\\u009b31m";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void store() {
        StoredStudy.create(
                folder, List.of(), List.of(StoredStudy.event(0, StrategyEvent.Kind.REHEAT, Map.of(), HOSTILE)));
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            store.start(
                    StoredStudy.NAME,
                    new TrialSpec(
                            Phase.SEARCH,
                            0,
                            List.of(HOSTILE),
                            PublishedNetworks.get("efficientnet-b0"),
                            Optional.empty()));
            store.finish(
                    StoredStudy.NAME,
                    Phase.SEARCH,
                    0,
                    new Outcome.Failed(FailureCause.ERROR, HOSTILE),
                    OptionalDouble.empty(),
                    1);
        }
    }

    private int run(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--storage", folder.toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private void isPrintable() {
        assertThat((out + "" + err).lines().toList())
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
                .noneMatch(line -> line.startsWith("nas4j: all"));
    }

    @Test
    void tablesShowIt() {
        assertThat(run("trials", "s", "--columns", "number,decisions,message")).isZero();
        assertThat(run("trial", "s", "0")).isZero();
        assertThat(run("strategy", "s")).isZero();
        isPrintable();
        assertThat(out.toString().split(Pattern.quote(SHOWN), -1)).hasSizeGreaterThan(4);
    }

    @Test
    void dataKeepsItAndIsValid() throws IOException {
        assertThat(run("trials", "s", "-f", "json")).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(json.get("message").asText()).isEqualTo(HOSTILE);
        out.getBuffer().setLength(0);
        assertThat(run("trials", "s", "-f", "yaml")).isZero();
        JsonNode yaml =
                new ObjectMapper(new YAMLFactory()).readTree(out.toString()).get(0);
        assertThat(yaml.get("message").asText()).isEqualTo(HOSTILE);
        out.getBuffer().setLength(0);
        assertThat(run("trials", "s", "-f", "csv", "--columns", "number,message"))
                .isZero();
        Path file = Files.writeString(folder.resolve("trials.csv"), out.toString());
        List<CsvRow> rows = new ArrayList<>();
        CsvInput.read(new UserFile("file", file, UserFile.ANY_SIZE), rows::add);
        assertThat(rows.get(1).fields()).containsExactly("0", HOSTILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trials HOSTILE",
                "best HOSTILE",
                "resume HOSTILE",
                "profile HOSTILE",
                "profile HOSTILE#3",
                "search --study HOSTILE --dataset shapes",
                "search --study s --dataset HOSTILE",
                "search --study s --dataset images:HOSTILE",
                "search --study s --dataset shapes --space HOSTILE",
                "search --study s --dataset shapes --strategy HOSTILE",
                "search --study s --dataset shapes --config HOSTILE",
                "search --study s --dataset shapes --epochs HOSTILE",
                "search --study s --engine table:HOSTILE",
                "studies rename s HOSTILE",
                "studies copy s HOSTILE",
                "report HOSTILE",
                "report s -o HOSTILE/x",
                "db import HOSTILE",
                "db export -o HOSTILE/x",
                "HOSTILE",
                "trials s --HOSTILE",
                "trials s --where HOSTILE",
                "trials s --sort HOSTILE"
            })
    void refusalsShowIt(String line) {
        String[] words = line.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace("HOSTILE", HOSTILE);
        }
        assertThat(run(words)).as(err.toString()).isEqualTo(2);
        isPrintable();
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("\\u001b[1A\\u001b[2Kb");
    }

    @Test
    void filesThatHoldItAreRefusedInPrint() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "code,accuracy\n\"" + HOSTILE + "\",0.5\n");
        assertThat(run("search", "--study", "t", "--space", "nas-bench-macro", "--engine", "table:" + table))
                .isEqualTo(2);
        Path config = Files.writeString(folder.resolve("c.yaml"), "\"a\\e[2Jb\": 1\n");
        assertThat(run("search", "--study", "t", "--dataset", "shapes", "--config", config.toString()))
                .isEqualTo(2);
        isPrintable();
        assertThat(err.toString()).contains("\\u001b[1A", "\\u001b[2J");
    }
}
