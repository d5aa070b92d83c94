package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.finished;
import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.Phase;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.transfer.StoreCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each commit is a chunk of the file; the file is held against a backup, which has what is current and nothing else. */
@Timeout(240)
class StoreSizeTest {

    private static final int TRIALS = 1_500;
    private static final int EVERY = 150;
    private static final int MOST_RUNS = 30;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("store/nas4j.mv.db");
    }

    private String url() {
        return folder.resolve("store").toString();
    }

    @Test
    void isAtMostThreeTimesWhatIsInItAtAnyTime() throws Exception {
        try (H2StudyStore store = H2StudyStore.open(url(), OpenMode.WRITE)) {
            store.create(config("s", TRIALS), PROVENANCE);
            for (int number = 0; number < TRIALS; number++) {
                finished(store, "s", number, 0.5);
                if (number % EVERY == EVERY - 1) {
                    assertThat(Files.size(file())).as("after trial " + number).isLessThan(3 * backedUp());
                }
            }
        }
        assertThat(Files.size(file())).isLessThan(backedUp() * 5 / 4);
    }

    /** The process that has the file open does nothing itself. */
    @Test
    void isSoWhereOthersWriteThroughThisProcess() throws Exception {
        try (H2StudyStore host = H2StudyStore.open(url(), OpenMode.WRITE)) {
            host.create(config("t"), PROVENANCE);
            try (StoreChild child = StoreChild.writing(url(), "s", 400, 0)) {
                child.until("done");
            }
            assertThat(Files.size(file())).isLessThan(3 * backedUp());
        }
    }

    /**
     * Nothing is moved where four fifths of a file are current, and H2 counts a page as large as the next size that it tells
     * apart: of so short a file half as much again may stay.
     */
    @Test
    void theNextRunGathersWhatAKilledOneLeft() throws Exception {
        long left = 0;
        for (int study = 0; study == 0 || left < backedUp() * 7 / 4; study++) {
            assertThat(study).as("runs that left the file short by chance").isLessThan(MOST_RUNS);
            try (StoreChild child = StoreChild.writing(url(), "s" + study, 100_000, 0)) {
                child.until("finish " + (200 + 10 * study));
                child.kill();
            }
            left = Files.size(file());
        }
        try (H2StudyStore store = H2StudyStore.open(url(), OpenMode.WRITE)) {
            assertThat(store.trials("s0", Phase.SEARCH)).hasSizeGreaterThan(200);
        }
        assertThat(Files.size(file())).isLessThan(left).isLessThan(backedUp() * 3 / 2);
    }

    private long backedUp() throws IOException {
        Path copy = folder.resolve("backup.mv.db");
        StoreCopies.backup(url(), copy);
        long size = Files.size(copy);
        Files.delete(copy);
        return size;
    }
}
