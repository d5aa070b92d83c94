package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.config;
import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.table.RunTable;
import io.nas4j.db.table.StrategyTable;
import io.nas4j.db.table.StudyTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed by a host that died before it said so is written once more, and is there once. */
class RepeatedWritesTest {

    @TempDir
    Path folder;

    private final StudyTable studies = new StudyTable("here");

    @Test
    void aRunIsThereOnce() {
        try (H2StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            store.create(config("s"), PROVENANCE);
            int before = store.runs("s").size();
            RunTable runs = new RunTable(studies);
            for (boolean again : new boolean[] {false, true}) {
                store.writeAll((handle, unused) -> {
                    runs.begin(handle, again, "s", 2, PROVENANCE);
                    return true;
                });
            }
            assertThat(store.runs("s")).hasSize(before + 1);
        }
    }

    @Test
    void anEventIsThereOnce() {
        StrategyRecord record = new StrategyRecord(
                0,
                4,
                2,
                new StrategyEvent(StrategyEvent.Kind.UPDATE, new TreeMap<>(Map.of("entropy", 0.1, "share", 0.5)), "k"));
        try (H2StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            store.create(config("s"), PROVENANCE);
            StrategyTable events = new StrategyTable(studies);
            for (boolean again : new boolean[] {false, true}) {
                store.writeAll((handle, unused) -> {
                    events.save(handle, again, "s", record);
                    return true;
                });
            }
            assertThat(store.strategyRecords("s")).containsExactly(record);
        }
    }
}
