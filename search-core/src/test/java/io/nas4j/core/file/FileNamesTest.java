package io.nas4j.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNamesTest {

    @TempDir
    Path folder;

    @Test
    void knowsNamesThatAreWhatTheyAre() {
        assumeTrue(FileNames.readAsUtf8());
        for (String name : List.of("cat", "a b%20", "猫", "café", "cafe\u0301")) {
            assertThat(FileNames.isExact(folder.resolve(name))).as(name).isTrue();
        }
    }

    @Test
    void knowsNamesWhoseBytesAreNoUtf8() throws IOException {
        Path latin = latin("caf%E9");
        assertThat(FileNames.isExact(latin)).isFalse();
        assertThat(FileNames.escaped(latin)).isEqualTo("caf%E9");
    }

    @Test
    void trustsOnlyAsciiWhereJavaReadsNamesByAnotherEncoding() {
        assumeTrue(FileNames.readAsUtf8());
        assertThat(FileNames.isExact(folder.resolve("猫"), false)).isFalse();
        assertThat(FileNames.isExact(folder.resolve("cat"), false)).isTrue();
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        assertThat(FileNames.escaped(folder.resolve("a b\u001b[2J\n%"))).isEqualTo("a b%1B[2J%0A%25");
        assumeTrue(FileNames.readAsUtf8());
        assertThat(FileNames.escaped(folder.resolve("é"))).isEqualTo("%C3%A9");
    }

    @Test
    void refusesTextsThatAreNoPaths() {
        assertThat(UserPath.of("--out", "a/b").toString()).isEqualTo("a/b");
        assertThatThrownBy(() -> UserPath.of("--out", "a\0b"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--out must be a path, but 'a\0b' can be none: it has a character that no path may have");
        // what Java makes of bytes that are not in its encoding: it would name another file
        assertThatThrownBy(() -> UserPath.of("--out", "caf\ufffd"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--out has characters that cannot be read, in 'caf\ufffd': names must be UTF-8");
    }

    /** A file whose name has a byte that only a URI can say; not every file system takes it. */
    private Path latin(String escaped) throws IOException {
        try {
            Path path = Path.of(URI.create(folder.toUri() + escaped));
            Files.createDirectory(path);
        } catch (IOException | IllegalArgumentException e) {
            assumeTrue(false, "no such names here: " + e);
        }
        try (Stream<Path> there = Files.list(folder)) {
            return there.findFirst().orElseThrow();
        }
    }
}
