package io.nas4j.db;

import io.nas4j.core.store.StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends StudyStoreContract implements TrialQueryContract, StudyChangesContract, SnapshotContract {

    @TempDir
    Path folder;

    @Override
    StudyStore open() {
        return H2StudyStore.open(folder.resolve("a new/folder").toString(), OpenMode.WRITE);
    }
}
