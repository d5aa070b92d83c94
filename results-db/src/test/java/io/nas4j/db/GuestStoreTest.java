package io.nas4j.db;

import io.nas4j.core.store.StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A store that works through the one that has the file open. */
class GuestStoreTest extends StudyStoreContract implements TrialQueryContract, StudyChangesContract, SnapshotContract {

    @TempDir
    Path folder;

    private H2StudyStore host;

    @Override
    StudyStore open() {
        host = H2StudyStore.open(folder.toString(), OpenMode.WRITE);
        return H2StudyStore.open(folder.toString(), OpenMode.WRITE);
    }

    @AfterEach
    void closeHost() {
        host.close();
    }
}
