package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search whose storage is removed under it. */
class LostStorageTest {

    @TempDir
    private Path folder;

    /** Notes what is said and removes a file when it says that trial 5 is done. */
    private static final class Remover extends StringWriter {

        private final Path file;

        Remover(Path file) {
            this.file = file;
        }

        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            try {
                if (toString().contains("search trial 5:")) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void endsWithOneSentence() throws IOException {
        Path table = AccuracyTables.scattered(folder.resolve("table.csv"));
        Path file = folder.resolve("data/nas4j.mv.db");
        Remover err = new Remover(file);
        int code = Main.run(
                new String[] {
                    "search",
                    "--study",
                    "s",
                    "--engine",
                    "table:" + table,
                    "--space",
                    "nas-bench-macro",
                    "--strategy",
                    "random",
                    "--trials",
                    "2000",
                    "--storage",
                    String.valueOf(file.getParent())
                },
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true));
        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines().filter(line -> line.startsWith("nas4j: ")))
                .containsExactly(
                        "nas4j: the storage " + file + " was removed, replaced or cut while it was written, so"
                                + " that what is stored now would be lost; put the file or a copy of it in its place and resume");
        assertThat(err.toString()).doesNotContain("[2000/2000 trials");
        assertThat(file).doesNotExist();
    }
}
