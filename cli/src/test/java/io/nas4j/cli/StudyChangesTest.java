package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a study may change when it goes on, and what is refused; and the storage itself, checked and copied. */
class StudyChangesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Its study, of three trials, is only read. */
    @TempDir
    private static Path shared;

    private static Path table;

    @TempDir
    private Path folder;

    private Path storage;

    @BeforeAll
    static void writeTable() throws IOException {
        table = AccuracyTables.scattered(shared.resolve("table.csv"));
    }

    @BeforeEach
    void storeInAFolderOfItsOwn() {
        storage = folder.resolve("data");
    }

    private int run(String... arguments) {
        err.getBuffer().setLength(0);
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", storage.toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private int search(String... more) {
        List<String> line = new ArrayList<>(List.of(
                "search", "--study", "s", "--engine", "table:" + table, "--space", "nas-bench-macro", "--strategy"));
        line.add("regularized-evolution:population=4:sample=2");
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private H2StudyStore store() {
        return H2StudyStore.open(storage.toString(), OpenMode.READ);
    }

    private List<Trial> trials() {
        try (H2StudyStore store = store()) {
            return store.trials("s", Phase.SEARCH);
        }
    }

    @Test
    void trialsAreATotalAndAFinishedStudySaysSo() {
        assertThat(search("--trials", "6")).as(err.toString()).isZero();
        assertThat(run("resume", "s")).as(err.toString()).isZero();
        assertThat(err.toString())
                .contains(
                        "study s is finished: it has 6 search trials, of a total of 6", "'nas4j resume s --trials N'");
        assertThat(search("--trials", "6")).isZero();
        assertThat(err.toString()).contains("study s is finished");
        assertThat(trials()).hasSize(6);
        assertThat(run("resume", "s", "--trials", "9")).as(err.toString()).isZero();
        assertThat(err.toString()).doesNotContain("finished:");
        assertThat(trials()).hasSize(9);
        assertThat(search()).as("the study's own total, not the usual one").isZero();
        assertThat(trials()).hasSize(9);
        assertThat(run("resume", "s", "--trials", "8")).isEqualTo(2);
        assertThat(err.toString()).contains("must be at least the 9 that it has, but was 8");
    }

    /** As an older program could import them. */
    @Test
    void refusesToResumeAStudyOfWhichNoRunIsStored() throws SQLException {
        assertThat(search("--trials", "6")).as(err.toString()).isZero();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/nas4j"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM study_run");
        }
        assertThat(run("resume", "s", "--trials", "9")).isEqualTo(1);
        assertThat(err.toString())
                .contains("nas4j: study s cannot be resumed: the storage does not say with how many workers")
                .doesNotContain("Exception");
        assertThat(trials()).hasSize(6);
        assertThat(run("db", "check")).isEqualTo(1);
        assertThat(out.toString()).contains("has no run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seed 2 | seed: stored 0, given 2",
                "--space mnasnet | space: stored nas-bench-macro, given mnasnet",
                "--strategy random | strategy: stored regularized-evolution:population=4:sample=2, given random",
                "--target-flops 3M | target-flops: stored ",
                "--constraint macs<=60M | constraint: stored none, given macs <= 60M",
                "--epochs 9 | epochs: stored 2, given 9",
                "--seed 0 --augment crop,flip | augment: stored none, given crop,flip",
                "--engine table:other.csv | engine: stored table:",
                "--engine torch | engine: stored table:",
                "--dataset shapes | dataset: stored a table",
                "--retry-diverged | retry-diverged: stored false, given true",
                "--proxy-width 0.50 | proxy-width: stored 1, given 0.5",
                "--proxy-resolution half | proxy-resolution: stored 0, given 16"
            })
    void refusesToResumeWithAnythingElseFieldByField(String options, String sentence) {
        storage = shared.resolve("data");
        if (!Files.exists(storage)) {
            assertThat(search("--trials", "3")).as(err.toString()).isZero();
        }
        List<Trial> before = trials();
        assertThat(before).hasSize(3);
        List<String> line = new ArrayList<>(List.of("resume", "s", "--trials", "5"));
        line.addAll(List.of(options.trim().split(" ")));
        assertThat(run(line.toArray(String[]::new))).as(err.toString()).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString())
                .startsWith("nas4j: study s was begun with other options (")
                .contains(sentence.trim());
        assertThat(trials()).isEqualTo(before);
    }

    @Test
    void searchRefusesOtherOptionsOfAStudyThatExistsWithAllDifferences() {
        assertThat(search("--trials", "3")).as(err.toString()).isZero();
        assertThat(search("--trials", "5", "--seed", "4", "--exponent", "-0.5")).isEqualTo(2);
        assertThat(err.toString())
                .contains("(seed: stored 0, given 4; exponent: stored -0.07, given -0.5)", "'nas4j resume s'");
        assertThat(trials()).hasSize(3);
    }

    @Test
    void goesOnWithTheSameOptionsAndRefusesUnknownOnes() {
        assertThat(search("--trials", "3")).as(err.toString()).isZero();
        assertThat(run("resume", "s", "--seed", "0", "--trials", "4"))
                .as(err.toString())
                .isZero();
        assertThat(run("resume", "s", "--colour", "red")).isEqualTo(2);
        assertThat(err.toString()).contains("--colour");
        assertThat(trials()).hasSize(4);
    }

    /** Other workers give other trials from there on, which is said and kept; a resumed study replays both parts. */
    @Test
    void notesOtherWorkersAndFromWhichTrialTheyCount() {
        assertThat(search("--trials", "12", "--workers", "3"))
                .as(err.toString())
                .isZero();
        assertThat(run("resume", "s", "--trials", "20", "--workers", "1"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("workers: 3 until now, 1 from trial 12 on");
        assertThat(run("resume", "s", "--trials", "30")).as(err.toString()).isZero();
        assertThat(err.toString()).doesNotContain("workers:");
        try (H2StudyStore store = store()) {
            assertThat(store.runs("s")).extracting(StudyRun::fromTrial).containsExactly(0, 12, 20);
            assertThat(store.runs("s")).extracting(StudyRun::workers).containsExactly(3, 1, 1);
            assertThat(store.trials("s", Phase.SEARCH))
                    .hasSize(30)
                    .allMatch(trial -> trial.state().finished());
        }
    }

    @Test
    void changesLimitsOfTrialsToCome() {
        assertThat(search("--trials", "3")).as(err.toString()).isZero();
        assertThat(run("resume", "s", "--trials", "4", "--trial-timeout", "10m"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("from here on a trial's time 600 s, silence 300 s");
        try (H2StudyStore store = store()) {
            assertThat(store.config("s").map(config -> config.execution().limits()))
                    .contains(new TrialLimits(600, 300, 0, false));
        }
    }

    @Test
    void keepsWithWhatAStudyWasMade() {
        assertThat(search("--trials", "2")).as(err.toString()).isZero();
        try (H2StudyStore store = store()) {
            assertThat(store.provenance("s").engineVersion()).isEqualTo("table");
            assertThat(store.provenance("s").space())
                    .hasValueSatisfying(print -> assertThat(print).matches("[0-9a-f]{16}"));
            assertThat(store.trials("s", Phase.SEARCH))
                    .allSatisfy(trial -> assertThat(trial.run().seed()).isPresent())
                    .allSatisfy(
                            trial -> assertThat(trial.run().worker().orElse(9)).isLessThan(2));
        }
    }

    @Test
    void checksAndCopiesTheStorage() throws IOException {
        assertThat(search("--trials", "4")).as(err.toString()).isZero();
        assertThat(run("db", "check")).as(err.toString()).isZero();
        String backup = folder.resolve("copy.mv.db").toString();
        assertThat(run("db", "backup", backup)).as(err.toString()).isZero();
        assertThat(err.toString()).contains("1 study, 4 trials");
        String lines = folder.resolve("all.jsonl").toString();
        assertThat(run("db", "export", "-o", lines)).as(err.toString()).isZero();
        assertThat(Files.readAllLines(Path.of(lines))).anyMatch(line -> line.startsWith("{\"table\":\"trial\""));
        assertThat(run(
                        "db",
                        "export",
                        "s",
                        "--format",
                        "csv",
                        "-o",
                        folder.resolve("csv").toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("db", "export", "none", "-o", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(run("db", "import", lines)).isEqualTo(2);
        assertThat(err.toString()).contains("there is a study 's' in the storage already");
        assertThat(Main.run(new String[] {"db"}, new PrintWriter(out), new PrintWriter(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("check, backup, export, import");
        String fresh = folder.resolve("fresh").toString();
        assertThat(Main.run(
                        new String[] {"db", "import", lines, "--storage", fresh},
                        new PrintWriter(out),
                        new PrintWriter(err)))
                .as(err.toString())
                .isZero();
        try (H2StudyStore copy = H2StudyStore.open(fresh, OpenMode.READ)) {
            assertThat(copy.trials("s", Phase.SEARCH)).isEqualTo(trials());
        }
    }

    @Test
    void namesAnArtifactThatHasVanished() throws IOException {
        assertThat(search("--trials", "2")).as(err.toString()).isZero();
        Path file = Files.writeString(folder.resolve("net.onnx"), "weights");
        String hash = "9b95fea1c21f18ee1d1b7c2a1c1ca4a2b8a02ffb6c3ef66b0f9f1ad5ae4ab92f";
        try (H2StudyStore store = H2StudyStore.open(folder.resolve("data").toString(), OpenMode.WRITE)) {
            store.saveArtifact("s", new Artifact("net", file.toString(), OptionalLong.of(7), hash, ""));
        }
        assertThat(run("db", "check")).isEqualTo(1);
        assertThat(out.toString()).contains("has another content");
        Files.writeString(file, "more weights");
        assertThat(run("db", "check")).isEqualTo(1);
        assertThat(out.toString()).contains("had 7 bytes and has 12");
        Files.delete(file);
        assertThat(run("db", "check")).isEqualTo(1);
        assertThat(out.toString()).contains("is gone");
    }
}
