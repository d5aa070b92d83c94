package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudiesCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void oneStudy() {
        StoredStudy.create(folder, List.of(), List.of());
    }

    private int run(String... line) {
        return Main.run(line, new PrintWriter(out), new PrintWriter(err));
    }

    private List<String> names() {
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.READ)) {
            return store.studies().stream()
                    .map(summary -> summary.config().name())
                    .toList();
        }
    }

    @Test
    void renamesCopiesAndDeletes() {
        String storage = folder.toString();
        assertThat(run("studies", "rename", "s", "t", "--storage", storage))
                .as(err.toString())
                .isZero();
        assertThat(names()).containsExactly("t");
        assertThat(run("studies", "--storage", storage, "copy", "t", "u")).isZero();
        assertThat(names()).containsExactly("t", "u");
        assertThat(run("studies", "delete", "t", "--yes", "--storage", storage)).isZero();
        assertThat(names()).containsExactly("u");
        assertThat(run("studies", "--storage", storage, "--format", "csv")).isZero();
        assertThat(out.toString().lines()).hasSize(2).last().asString().startsWith("u,");
        assertThat(err.toString().lines())
                .containsExactly(
                        "study s is t now",
                        "study u has the 0 trials of t",
                        "study t is deleted, with its 0 search trials");
    }

    @Test
    void refusesInASentence() {
        String storage = folder.toString();
        assertThat(run("studies", "rename", "gone", "t", "--storage", storage)).isEqualTo(2);
        assertThat(run("studies", "rename", "s", "s", "--storage", storage)).isEqualTo(2);
        assertThat(run("studies", "rename", "s", "a b", "--storage", storage)).isEqualTo(2);
        assertThat(run("studies", "delete", "s", "--storage", storage)).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("no study 'gone'"))
                .anyMatch(line -> line.contains("must be free, but 's'"))
                .anyMatch(line -> line.contains("'a b'"))
                .anyMatch(line -> line.contains("--yes deletes study s unasked"));
        assertThat(names()).containsExactly("s");
    }

    @Test
    void leavesAStudyAloneThatIsBeingRun() {
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            store.claim("s");
            assertThat(run("studies", "delete", "s", "--yes", "--storage", folder.toString()))
                    .isEqualTo(1);
        }
        assertThat(err.toString()).startsWith("nas4j: study 's' is being run by process ");
        assertThat(names()).containsExactly("s");
    }
}
