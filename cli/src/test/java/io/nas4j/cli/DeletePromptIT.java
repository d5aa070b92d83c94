package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code studies delete} asks on a terminal, which util-linux's {@code script} makes, and what answers do. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class DeletePromptIT {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final Path LAUNCHER =
            Path.of("target", "nas4j", "bin", "nas4j").toAbsolutePath();
    private static final String QUESTION = "Delete study s with its 0 search trials, for good? [y/N] ";

    @TempDir
    private Path folder;

    private String shown = "";

    @BeforeEach
    void oneStudy() {
        assumeThat(SCRIPT).isExecutable();
        StoredStudy.create(folder, List.of(), List.of());
    }

    /** What is typed, until its end, and then the terminal's end of input. */
    private int delete(String typed, String... more) throws IOException, InterruptedException {
        Path keys = Files.writeString(folder.resolve("typed"), typed);
        Path screen = folder.resolve("screen");
        String line = "'" + LAUNCHER + "' studies delete s --storage '" + folder + "' " + String.join(" ", more);
        int exit = new ProcessBuilder(SCRIPT.toString(), "-qec", line, "/dev/null")
                .redirectInput(keys.toFile())
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start()
                .waitFor();
        shown = Files.readString(screen, StandardCharsets.UTF_8);
        return exit;
    }

    private boolean there() {
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.READ)) {
            return store.config("s").isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", " YES \n"})
    void yesDeletes(String typed) throws Exception {
        assertThat(delete(typed)).as(shown).isZero();
        assertThat(shown).contains(QUESTION, "study s is deleted, with its 0 search trials");
        assertThat(there()).isFalse();
    }

    /** A plain return is no, and so is the end of input. */
    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "yesterday\n", ""})
    void anythingElseDeletesNothing(String typed) throws Exception {
        assertThat(delete(typed)).as(shown).isZero();
        assertThat(shown).contains(QUESTION, "nothing was deleted").doesNotContain("is deleted");
        assertThat(there()).isTrue();
    }

    @Test
    void yesOnTheCommandLineIsNotAskedFor() throws Exception {
        assertThat(delete("n\n", "--yes")).as(shown).isZero();
        assertThat(shown).contains("study s is deleted").doesNotContain("Delete study");
        assertThat(there()).isFalse();
    }
}
