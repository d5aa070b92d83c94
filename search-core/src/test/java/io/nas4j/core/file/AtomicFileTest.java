package io.nas4j.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void createsAndReplacesAFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("a file");
        write(file, "old");
        write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a file");
    }

    @Test
    void keepsTheOldContentWhereWritingBreaksOff() throws IOException {
        Path file = folder.resolve("file");
        write(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[1_000_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(WorkFailedException.class)
                .hasMessage("writing " + file + " broke off: No space left on device");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void replacesWhatALinkPointsAt() throws IOException {
        Path file = folder.resolve("file");
        write(file, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
        write(link, "new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void refusesPathsWhereNoFileCanBe() throws IOException {
        Path missing = folder.resolve("no/such/file");
        assertThatThrownBy(() -> write(missing, "x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("cannot write " + missing + ": " + missing.getParent()
                        + " is not a directory; give a path in a directory that exists");
        assertThatThrownBy(() -> write(folder, "x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it is a directory; give the path of a file");
        assertThat(names()).isEmpty();
    }

    @Test
    void refusesToReplaceADevice() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "this system has no /dev/null");
        assertThatThrownBy(() -> write(device, "x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void triesWhetherAFileCouldBeWrittenAndLeavesNothing() throws IOException {
        Path file = folder.resolve("file");
        AtomicFile.requireWritable(file);
        assertThat(names()).isEmpty();
        write(file, "old");
        AtomicFile.requireWritable(file);
        assertThat(file).hasContent("old");
        assertThatThrownBy(() -> AtomicFile.requireWritable(folder.resolve("no/file")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a directory");
    }

    @Test
    void saysWhyWithoutThePath() {
        assertThat(AtomicFile.reason(new NoSuchFileException("/a/b"))).isEqualTo("no such file or directory");
        assertThat(AtomicFile.reason(new FileAlreadyExistsException("/a/b"))).isEqualTo("there is a file of that name");
        assertThat(AtomicFile.reason(new DirectoryNotEmptyException("/a/b"))).isEqualTo("the directory is not empty");
        assertThat(AtomicFile.reason(new NotDirectoryException("/a/b"))).isEqualTo("it is no directory");
        assertThat(AtomicFile.reason(new AccessDeniedException("/a/b"))).isEqualTo("permission denied");
        assertThat(AtomicFile.reason(new FileSystemException("/a/b", null, "No space left on device")))
                .isEqualTo("no space left on device");
    }

    @Test
    void refusesADirectoryThatCannotBeWritten() {
        Path kernel = Path.of("/proc/self");
        assumeTrue(Files.isDirectory(kernel), "this system has no directory that even root cannot write");
        assertThatThrownBy(() -> write(kernel.resolve("file"), "x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot write /proc/self/file: ")
                .hasMessageContaining("; give a path in a directory that can be written");
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
