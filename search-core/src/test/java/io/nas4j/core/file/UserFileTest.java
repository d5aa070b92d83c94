package io.nas4j.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pipe would hang whoever opens it, and a device never end: hence the time limits. */
class UserFileTest {

    @TempDir
    Path folder;

    @Test
    void readsAnOrdinaryFileAndWhatALinkPointsAt() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "zwölf\nlines");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(new UserFile("table", file, 100).text()).isEqualTo("zwölf\nlines");
        assertThat(new UserFile("table", link, 100).bytes()).isEqualTo(Files.readAllBytes(file));
        assertThat(new UserFile("table", file, 12).size()).isEqualTo(12);
    }

    @Test
    void readsAFileThatSaysThatItIsEmpty() {
        Path file = Path.of("/proc/self/status");
        assumeTrue(Files.exists(file));
        assertThat(new UserFile("file", file, 100_000).text()).contains("Pid:");
        assertThatThrownBy(() -> new UserFile("file", file, 10).text())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("file " + file + " must have at most 10 bytes, but has more");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refusesAPipeWithoutOpeningIt() throws Exception {
        Path pipe = pipe(folder.resolve("pipe"));
        refuses(pipe, "table " + pipe + " must be a regular file, but is a pipe, a socket or a device");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refusesADeviceBehindALink() throws IOException {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device));
        Path link = Files.createSymbolicLink(folder.resolve("x.csv"), device);
        refuses(link, "table " + link + " must be a regular file, but is a pipe, a socket or a device");
    }

    @Test
    void refusesWhatIsMissingADirectoryAndALinkToNothing() throws IOException {
        Path missing = folder.resolve("none");
        Path link = Files.createSymbolicLink(folder.resolve("link"), missing);
        refuses(missing, "table " + missing + " does not exist");
        refuses(folder, "table " + folder + " must be a regular file, but is a directory");
        refuses(link, "table " + link + " is a link to a file that does not exist");
    }

    @Test
    void refusesAHugeFileWithoutReadingIt() throws IOException {
        Path sparse = folder.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(5_000_000_000L);
        }
        refuses(sparse, "table " + sparse + " must have at most 1000 bytes, but has 5000000000");
    }

    @Test
    void refusesOtherTextThanUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xe9, 'b'});
        assertThatThrownBy(() -> new UserFile("table", file, 1000).text())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("table " + file + " cannot be read as UTF-8 text");
    }

    @Test
    void readsLinesUpToALength() throws IOException {
        Path file = Files.writeString(folder.resolve("lines"), "one\ntwo\nthree\n");
        try (BufferedReader lines = new UserFile("file", file, UserFile.ANY_SIZE).lines(5)) {
            assertThat(lines.lines()).containsExactly("one", "two", "three");
        }
        try (BufferedReader lines = new UserFile("file", file, UserFile.ANY_SIZE).lines(4)) {
            assertThatThrownBy(() -> lines.lines().toList()).hasMessageContaining("a line has more than 4 characters");
        }
    }

    @Test
    void stopsAtTheLargestSizeWhereAFileGrows() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "12345");
        try (InputStream in = new UserFile("file", file, 8).open()) {
            Files.writeString(file, "1234567890");
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("at most 8 bytes");
        }
    }

    private static void refuses(Path file, String sentence) {
        UserFile table = new UserFile("table", file, 1000);
        assertThatThrownBy(table::size)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence);
        assertThatThrownBy(table::text)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> table.lines(10).close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(sentence);
    }

    private static Path pipe(Path path) throws Exception {
        Process made = new ProcessBuilder("mkfifo", path.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0, said);
        return path;
    }
}
