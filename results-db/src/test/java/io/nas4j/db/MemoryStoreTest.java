package io.nas4j.db;

import io.nas4j.core.store.StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.util.UUID;

class MemoryStoreTest extends StudyStoreContract implements TrialQueryContract, StudyChangesContract, SnapshotContract {

    @Override
    StudyStore open() {
        return H2StudyStore.open("jdbc:h2:mem:" + UUID.randomUUID(), OpenMode.WRITE);
    }
}
