package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file that a command opens because a user named it, where it is none that can be read to its end: none is opened, and
 * the sentence names it.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WrongFilesTest {

    /** {@code FILE} is the file, and {@code DATA} a new storage. */
    private static final List<String> LINES = List.of(
            "search --study s --dataset shapes --config FILE",
            "search --study s --dataset shapes --config=FILE",
            "search --study s --dataset shapes --space FILE",
            "search --study s --dataset shapes --latency-table FILE",
            "search --study s --space nas-bench-macro --engine table:FILE",
            "benchmark --table FILE --space nas-bench-macro",
            "fidelity --dataset shapes --space nas-bench-macro --truth-table FILE",
            "profile FILE",
            "profile FILE.yaml",
            "space FILE",
            "latency mnasnet-micro --table FILE",
            "convert FILE --to timm",
            "db import FILE");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private static Stream<String> lines() {
        return LINES.stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void refusesAPipe(String line) throws Exception {
        refuses(line, pipe("pipe"), noFile(line));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void refusesALinkToADevice(String line) throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/zero")));
        Path link = Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));
        refuses(line, link, noFile(line));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void refusesAHugeFile(String line) throws IOException {
        Path huge = folder.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(5_000_000_000L);
        }
        // an export may be as large as a storage; what is none is known by its first line, of which not all is read
        refuses(line, huge, line.startsWith("db import") ? "is no export of nas4j" : "must have at most");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void refusesADirectory(String line) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("directory"));
        String sentence = line.startsWith("db import")
                ? "is no export of nas4j"
                : line.matches("(profile|convert) FILE(.yaml| .*)?")
                        ? "unknown architecture" // a folder may have the name of a network that was mistyped
                        : "must be a regular file, but is a directory";
        refuses(line, directory, sentence);
    }

    @Test
    void argumentsAreNoFilesOfArguments() throws IOException {
        Path file = Files.writeString(folder.resolve("arguments"), "--version");
        assertThat(run("@" + file)).isEqualTo(2);
    }

    private static String noFile(String line) {
        return line.startsWith("db import")
                ? "must be a file or a folder, but"
                : "must be a regular file, but is a pipe, a socket or a device";
    }

    private void refuses(String line, Path file, String sentence) throws IOException {
        Path named = line.contains("FILE.yaml") ? Files.createSymbolicLink(folder.resolve("named.yaml"), file) : file;
        String whole = line.replace("FILE.yaml", named.toString()).replace("FILE", named.toString());
        String storage = folder.resolve("data").toString();
        String[] arguments = Stream.concat(
                        Arrays.stream(whole.split(" ")),
                        line.matches("(profile|space|convert|benchmark|latency).*") && !line.startsWith("profile")
                                ? Stream.of()
                                : Stream.of("--storage", storage))
                .toArray(String[]::new);
        assertThat(run(arguments)).as(err.toString()).isEqualTo(2);
        assertThat(err.toString()).contains(named.toString()).contains(sentence);
        assertThat(err.toString().strip().lines()).hasSize(1);
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(new StringWriter()), new PrintWriter(err));
    }

    private Path pipe(String name) throws Exception {
        Path path = folder.resolve(name);
        Process made = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
        return path;
    }
}
