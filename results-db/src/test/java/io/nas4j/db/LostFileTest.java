package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.finished;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.h2.OpenMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to the file under the feet of a process that writes into it is said at the next commit, or at the end. */
@Timeout(120)
class LostFileTest {

    @TempDir
    Path folder;

    private enum Loss {
        REMOVED {
            @Override
            void happenTo(Path file) throws IOException {
                Files.delete(file);
            }
        },
        MOVED_AWAY {
            @Override
            void happenTo(Path file) throws IOException {
                Files.move(file, file.resolveSibling("elsewhere.mv.db"));
            }
        },
        REPLACED_BY_A_COPY {
            @Override
            void happenTo(Path file) throws IOException {
                Path copy = file.resolveSibling("copy.mv.db");
                Files.copy(file, copy);
                Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
            }
        },
        CUT {
            @Override
            void happenTo(Path file) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() - 1);
                }
            }
        };

        abstract void happenTo(Path file) throws IOException;
    }

    private Path file() {
        return folder.resolve("store/nas4j.mv.db");
    }

    private H2StudyStore writer() {
        return H2StudyStore.open(folder.resolve("store").toString(), OpenMode.WRITE);
    }

    private static void saysSo(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("nas4j.mv.db was removed, replaced or cut while it was written");
    }

    /** The first writer has the file open, the second one goes through it. */
    @ParameterizedTest
    @EnumSource(Loss.class)
    void theNextCommitSaysThatTheFileIsLost(Loss loss) throws Exception {
        H2StudyStore host = writer();
        host.create(config("s"), PROVENANCE);
        finished(host, "s", 0, 0.5);
        H2StudyStore guest = writer();
        guest.create(config("t"), PROVENANCE);
        loss.happenTo(file());
        saysSo(() -> finished(host, "s", 1, 0.5));
        if (loss != Loss.CUT) {
            // only who has the file open knows how long it should be
            saysSo(() -> finished(guest, "t", 0, 0.5));
        }
        closeQuietly(guest);
        closeQuietly(host);
    }

    @Test
    void aWriterMakesNoNewFileInThePlaceOfItsOwn() throws Exception {
        try (StoreChild host = StoreChild.writing(folder.resolve("store").toString(), "s", 100_000, 5)) {
            host.until("finish 3");
            H2StudyStore guest = writer();
            guest.create(config("t"), PROVENANCE);
            Files.delete(file());
            host.kill();
            saysSo(() -> finished(guest, "t", 0, 0.5));
            closeQuietly(guest);
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void theProcessThatHasALostFileOpenIsNobodysHost() throws Exception {
        H2StudyStore lost = writer();
        lost.create(config("s"), PROVENANCE);
        Path away = folder.resolve("away");
        Files.move(folder.resolve("store"), away);
        Files.createDirectory(folder.resolve("store"));
        Files.copy(away.resolve("nas4j.server"), folder.resolve("store/nas4j.server"));
        try (StoreChild other = StoreChild.writing(folder.resolve("store").toString(), "s", 3, 0)) {
            assertThat(other.rest()).endsWith("done");
        }
        closeQuietly(lost);
        try (H2StudyStore reader = H2StudyStore.open(folder.resolve("store").toString(), OpenMode.READ)) {
            assertThat(reader.trials("s", Phase.SEARCH)).hasSize(3);
        }
    }

    @Test
    void theEndSaysThatTheFileIsLost() throws Exception {
        H2StudyStore store = writer();
        store.create(config("s"), PROVENANCE);
        Files.delete(file());
        saysSo(store::close);
    }

    /** H2 has these pages in memory and does not read them again. */
    @Test
    void theEndSaysThatBytesWereOverwritten() throws Exception {
        H2StudyStore store = writer();
        store.create(config("s"), PROVENANCE);
        for (int number = 0; number < 3; number++) {
            finished(store, "s", number, 0.5);
        }
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            for (long block = 2; block < channel.size() / 4096; block++) {
                channel.write(ByteBuffer.allocate(10), block * 4096 + 2000);
            }
        }
        assertThatThrownBy(store::close)
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining(
                        "nas4j.mv.db is damaged (another program has written into it while it was in use)");
    }

    private static void closeQuietly(H2StudyStore store) {
        try {
            store.close();
        } catch (WorkFailedException | UncheckedIOException e) {
            assertThat(e).hasMessageContaining("nas4j.mv.db");
        }
    }
}
