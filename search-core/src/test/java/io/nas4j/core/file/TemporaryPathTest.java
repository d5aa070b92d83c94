package io.nas4j.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryPathTest {

    @TempDir
    Path folder;

    @Test
    void takesANameThatIsFreeAndNoOther() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "mine");
        Path full = Files.createDirectory(folder.resolve("full"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path target : List.of(taken, full, empty)) {
            try (TemporaryPath file = TemporaryPath.file(target, ".tmp");
                    TemporaryPath made = TemporaryPath.folder(target)) {
                assertThatThrownBy(() -> file.takeFree(target)).isInstanceOf(FileAlreadyExistsException.class);
                assertThatThrownBy(() -> made.takeFree(target)).isInstanceOf(FileAlreadyExistsException.class);
            }
        }
        assertThat(taken).hasContent("mine");
        assertThat(names()).containsExactlyInAnyOrder("taken", "full", "empty");
        Path target = folder.resolve("target");
        try (TemporaryPath file = TemporaryPath.file(target, ".tmp")) {
            Files.writeString(file.path(), "whole");
            file.takeFree(target);
        }
        assertThat(target).hasContent("whole");
        try (TemporaryPath made = TemporaryPath.folder(folder.resolve("another"))) {
            Files.writeString(made.path().resolve("a"), "b");
            made.takeFree(folder.resolve("another"));
        }
        assertThat(folder.resolve("another/a")).hasContent("b");
        assertThat(names()).containsExactlyInAnyOrder("taken", "full", "empty", "target", "another");
    }

    @Test
    void removesWhatItMadeAlone() throws IOException {
        Path others = Files.writeString(folder.resolve(".nas4j-other.tmp"), "mine");
        try (TemporaryPath made = TemporaryPath.folder(folder.resolve("x"))) {
            Files.createDirectories(made.path().resolve("a/b"));
            Files.createSymbolicLink(made.path().resolve("a/link"), folder);
        }
        assertThat(others).hasContent("mine");
        assertThat(names()).containsExactly(".nas4j-other.tmp");
    }

    @Test
    void givesANameThatManyWantToOne() throws Exception {
        Path target = folder.resolve("wanted");
        Callable<Boolean> attempt = () -> {
            try (TemporaryPath made = TemporaryPath.folder(target)) {
                Files.writeString(made.path().resolve("a"), "b");
                made.takeFree(target);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> attempts =
                threads.invokeAll(Stream.generate(() -> attempt).limit(40).toList());
        threads.shutdown();
        assertThat(attempts.stream().filter(TemporaryPathTest::succeeded)).hasSize(1);
        assertThat(names()).containsExactly("wanted");
        assertThat(target.resolve("a")).hasContent("b");
    }

    @Test
    void keepsToItsOwnerWhatLiesInAFolderOfItsOwner() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions here");
        Path closed = Files.createDirectory(folder.resolve("closed"), OwnerOnly.folder(folder));
        OwnerOnly.createFolders(closed.resolve("a/b"));
        OwnerOnly.createFolders(folder.resolve("open/c"));
        AtomicFile.write(closed.resolve("a/b/file"), out -> out.write(1));
        AtomicFile.write(folder.resolve("open/c/file"), out -> out.write(1));
        assertThat(permissions(closed)).isEqualTo("rwx------");
        assertThat(permissions(closed.resolve("a/b"))).isEqualTo("rwx------");
        assertThat(permissions(closed.resolve("a/b/file"))).isEqualTo("rw-------");
        Path plain = Files.createFile(folder.resolve("plain"));
        Files.setPosixFilePermissions(folder.resolve("open/c"), PosixFilePermissions.fromString("rwxr-xr-x"));
        AtomicFile.write(folder.resolve("open/c/file"), out -> out.write(1));
        assertThat(permissions(folder.resolve("open/c/file"))).isEqualTo(permissions(plain));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static boolean succeeded(Future<Boolean> attempt) {
        try {
            return attempt.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
