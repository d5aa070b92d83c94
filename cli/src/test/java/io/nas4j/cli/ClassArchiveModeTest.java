package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start after a build: nobody sees what it says, and the later ones are slow where it does not go through. */
class ClassArchiveModeTest {

    @Test
    void goesThroughAndLeavesNothing(@TempDir Path folder) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(
                new String[] {"warm", folder.resolve("store").toString()}, new PrintWriter(out), new PrintWriter(err));
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString() + err).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void touchesNoFolderThatIsThere(@TempDir Path folder) throws Exception {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        StringWriter err = new StringWriter();
        int exit = Main.run(
                new String[] {"warm", folder.toString()}, new PrintWriter(new StringWriter()), new PrintWriter(err));
        assertThat(exit).isEqualTo(1);
        assertThat(folder).isDirectoryContaining(mine::equals);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(mine);
        }
    }
}
