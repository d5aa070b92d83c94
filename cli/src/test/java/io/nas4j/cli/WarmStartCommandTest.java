package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a table, which answers at once. */
class WarmStartCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void search() throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 2187; code < 6561; code++) {
            lines.add(Integer.toString(code, 3) + "," + code % 90);
        }
        Files.write(folder.resolve("table.csv"), lines);
        assertThat(search("old", "--seed", "1")).as(err.toString()).isZero();
        err.getBuffer().setLength(0);
    }

    private int search(String study, String... more) {
        List<String> line = new ArrayList<>(List.of(
                "search",
                "--study",
                study,
                "--engine",
                "table:" + folder.resolve("table.csv"),
                "--space",
                "nas-bench-macro",
                "--strategy",
                "random",
                "--trials",
                "15"));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private List<Trial> trials(String study) {
        try (StudyStore store = H2StudyStore.open(folder.resolve("data").toString(), OpenMode.READ)) {
            return store.trials(study, Phase.SEARCH);
        }
    }

    @Test
    void beginsWithWhatTheOtherFoundAndProposesNoneOfItAgain() {
        assertThat(run(
                        "warm-start",
                        "new",
                        "--from",
                        "old",
                        "--strategy",
                        "evolution",
                        "--trials",
                        "30",
                        "--seed",
                        "2"))
                .as(err.toString())
                .isZero();
        List<Trial> old = trials("old");
        List<Trial> fresh = trials("new");
        assertThat(fresh).hasSize(30);
        for (int i = 0; i < 15; i++) {
            assertThat(fresh.get(i).fingerprint()).isEqualTo(old.get(i).fingerprint());
            assertThat(fresh.get(i).reward()).isEqualTo(old.get(i).reward());
            assertThat(fresh.get(i).state()).isEqualTo(old.get(i).state());
            assertThat(fresh.get(i).message().orElse("")).startsWith("result of old#" + i);
        }
        assertThat(fresh).extracting(Trial::fingerprint).doesNotHaveDuplicates();
        assertThat(run("reproduce", "new", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("is the result of old#3", "reproduce that one");
        assertThat(run("reproduce", "new", "20")).as(err.toString()).isZero();
    }

    @Test
    void goesOnAsIfItHadNeverStopped() {
        String[] options = {"--from", "old", "--strategy", "regularized-evolution", "--seed", "5"};
        assertThat(run(with(options, "warm-start", "whole", "--trials", "40")))
                .as(err.toString())
                .isZero();
        assertThat(run(with(options, "warm-start", "parts", "--trials", "20")))
                .as(err.toString())
                .isZero();
        assertThat(run("studies", "delete", "old", "--yes")).isZero();
        assertThat(run("resume", "parts", "--trials", "40")).as(err.toString()).isZero();
        assertThat(trials("parts"))
                .extracting(Trial::fingerprint)
                .isEqualTo(trials("whole").stream().map(Trial::fingerprint).toList());
    }

    private static String[] with(String[] more, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void takesSeveralOfOneKindAndShowsWhatDiffers() {
        assertThat(search("second", "--seed", "2")).isZero();
        assertThat(search("other", "--epochs", "7")).as(err.toString()).isZero();
        err.getBuffer().setLength(0);
        assertThat(run("warm-start", "both", "--from", "old,second", "--trials", "32"))
                .as(err.toString())
                .isZero();
        assertThat(trials("both").stream()
                        .filter(trial -> trial.message().orElse("").startsWith("result of ")))
                .hasSizeBetween(16, 30);
        err.getBuffer().setLength(0);
        assertThat(run("warm-start", "x", "--from", "old,other")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot stand beside each other (epochs: 2 and 7)");
        assertThat(run("warm-start", "old", "--from", "second")).isEqualTo(2);
        assertThat(run("warm-start", "x", "--from", "gone")).isEqualTo(2);
        assertThat(run("warm-start", "x", "--from", "old", "--trials", "15")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(4);
    }
}
