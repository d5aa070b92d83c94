package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.db.h2.H2;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A storage that somebody shared runs nothing of theirs, whatever command reads it; nor does a URL that came with a file. */
class ForeignStorageTest {

    private static final String SEARCH = " --dataset shapes --trials 1 --epochs 1 --strategy random";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private Path mark;

    /** A trigger given as source, which H2 compiles and runs while it opens the file. */
    @BeforeAll
    static void plant() throws Exception {
        StoredStudy.create(shared, List.of(), List.of());
        Path mark = shared.resolve("mark");
        try (Connection connection = H2.connect(H2.url(shared.resolve("nas4j.mv.db"), ""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER spy AFTER INSERT ON trial FOR EACH ROW AS $$"
                    + "org.h2.api.Trigger make() throws Exception { java.nio.file.Files.writeString(java.nio.file.Path.of(\""
                    + mark + "\"), \"ran\"); return new org.h2.api.Trigger() {"
                    + " public void fire(java.sql.Connection c, Object[] old, Object[] row) {} }; } $$");
        }
        assertThat(mark).as("the trigger's source runs").exists();
    }

    @BeforeEach
    void removeTheMark() throws Exception {
        mark = shared.resolve("mark");
        Files.deleteIfExists(mark);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "studies",
                "trials s",
                "trial s 0",
                "best s",
                "strategy s",
                "resume s",
                "search --study s" + SEARCH,
                "search --study other" + SEARCH,
                "train s",
                "grid-search s",
                "scale s",
                "export s --to onnx -o COPY",
                "warm-start new --from s",
                "reproduce s 0",
                "studies rename s t",
                "studies copy s t",
                "studies delete s --yes",
                "db check",
                "db backup COPY.mv.db",
                "db export -o COPY",
                "db import EXPORT"
            })
    void refusesAFileWithATriggerBeforeItRuns(String line) throws Exception {
        Path file = shared.resolve("nas4j.mv.db");
        byte[] before = Files.readAllBytes(file);
        Path export = folder.resolve("export.jsonl");
        Path good = folder.resolve("good");
        StoredStudy.create(good, List.of(), List.of());
        ThisProcess.run(good.toString(), "db", "export", "-o", export.toString());
        Path copy = folder.resolve("copy");
        int exit = run(
                (line.replace("COPY", copy.toString()).replace("EXPORT", export.toString()) + " --storage " + shared)
                        .split(" "));
        assertThat(exit).as(err.toString()).isEqualTo(2);
        assertThat(err.toString().strip())
                .startsWith("nas4j: the storage " + file + " must have nothing in it but what nas4j makes")
                .contains("it has the trigger \"PUBLIC\".\"SPY\"")
                .hasLineCount(1);
        assertThat(mark).doesNotExist();
        assertThat(copy).doesNotExist();
        assertThat(file).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"studies", "trials s", "search --study s" + SEARCH, "db check", "db import X"})
    void refusesSettingsThatRunSomethingWhereverTheyStand(String line) throws Exception {
        String url = "jdbc:h2:" + folder.resolve("x") + ";INIT=CALL FILE_WRITE('00', '" + mark + "')";
        Path config = Files.writeString(folder.resolve("c.yaml"), "storage: \"" + url + "\"\n");
        Files.writeString(folder.resolve("X"), "");
        String[] words = line.replace("X", folder.resolve("X").toString()).split(" ");
        assertRefused(
                run(Stream.concat(Stream.of(words), Stream.of("--storage", url)).toArray(String[]::new)));
        if (line.startsWith("search")) {
            assertRefused(run(Stream.concat(Stream.of(words), Stream.of("--config", config.toString()))
                    .toArray(String[]::new)));
        }
        assertThat(folder.resolve("x.mv.db")).doesNotExist();
    }

    @Test
    void refusesSettingsThatRunSomethingInTheEnvironment() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "studies")
                .redirectErrorStream(true);
        builder.environment()
                .put("NAS4J_STORAGE", "jdbc:h2:" + folder.resolve("x") + ";INIT=CALL FILE_WRITE('00', '" + mark + "')");
        Process process = builder.start();
        err.write(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertRefused(process.waitFor());
    }

    private void assertRefused(int exit) {
        assertThat(exit).as(err.toString()).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("nas4j: the storage URL may set CACHE_SIZE and LOCK_TIMEOUT only, but sets INIT");
        err.getBuffer().setLength(0);
        assertThat(mark).doesNotExist();
    }

    private int run(String... words) {
        return Main.run(words, new PrintWriter(new StringWriter()), new PrintWriter(err));
    }
}
