package io.nas4j.api.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLogTest {

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    @Test
    void keepsEveryLine() throws IOException {
        Path file = folder.resolve("data/workers.log");
        WorkerLog log = new WorkerLog(file, notes::add);
        log.accept("one");
        log.accept("two");
        assertThat(Files.readAllLines(file)).containsExactly("one", "two");
        assertThat(notes).isEmpty();
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions here");
        Path file = folder.resolve("data/workers.log");
        new WorkerLog(file, notes::add).accept("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void saysOnceThatItCannot() throws IOException {
        Path file = Files.createDirectory(folder.resolve("workers.log"));
        WorkerLog log = new WorkerLog(file, notes::add);
        log.accept("one");
        log.accept("two");
        assertThat(notes)
                .singleElement()
                .asString()
                .startsWith("what workers print is not kept: cannot write " + file + ": ");
    }
}
