package io.nas4j.evaluator.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {

    @TempDir
    Path folder;

    @Test
    void readsAcrossTheBordersOfItsMaps() throws IOException {
        byte[] bytes = new byte[1000];
        new SplittableRandom(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("a"), bytes);
        for (long segment : new long[] {1, 7, 64, 999, 1000, 5000}) {
            MappedFile mapped = MappedFile.open(file, segment);

            assertThat(mapped.length()).isEqualTo(1000);
            assertThat(mapped.bytes(0, 1000)).isEqualTo(bytes);
            assertThat(mapped.bytes(60, 10)).isEqualTo(Arrays.copyOfRange(bytes, 60, 70));
            assertThat(mapped.bytes(1000, 0)).isEmpty();
            assertThatThrownBy(() -> mapped.bytes(991, 10)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> mapped.bytes(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    /** A file with a hole: it takes no room on the disk. */
    @Test
    void readsBehindTwoGibibytes() throws IOException {
        Path file = folder.resolve("large");
        long far = (1L << 31) + 12_345;
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(far);
            out.write(new byte[] {1, 2, 3});
        }

        MappedFile mapped = MappedFile.open(file);

        assertThat(mapped.bytes(far, 3)).containsExactly(1, 2, 3);
        assertThat(mapped.bytes((1L << 30) - 1, 2)).containsExactly(0, 0);
    }
}
