package io.nas4j.db;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.h2.OpenMode;
import java.util.ArrayList;
import java.util.List;

/** What stores hold, to be compared. */
public final class StoreImages {

    private StoreImages() {}

    /** Everything that a store tells of a study. */
    public static List<Object> of(String url, String study) {
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            List<Object> all = new ArrayList<>();
            all.add(store.config(study));
            all.add(store.provenance(study));
            all.add(store.runs(study));
            for (Phase phase : Phase.values()) {
                all.add(store.trials(study, phase));
                all.add(store.epochs(study, phase));
                all.add(store.plan(study, phase));
            }
            all.add(store.strategyRecords(study));
            all.add(store.family(study));
            all.add(store.artifacts(study));
            return all;
        }
    }
}
