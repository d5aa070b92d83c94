package io.nas4j.db.transfer;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.reward;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.Phase;
import io.nas4j.db.FullStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.StoreImages;
import io.nas4j.db.check.StoreCheck;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.schema.Schema;
import io.nas4j.space.plan.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are read without what leads to them. */
class RescueTest {

    /** In the first line of each chunk: where the directory begins, through which all else is found. */
    private static final String ROOT = ",root:";

    @TempDir
    Path folder;

    private String url() {
        return folder.resolve("store").toString();
    }

    private Path file() {
        return folder.resolve("store/nas4j.mv.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, "CREATE CACHED TABLE", "map."})
    void findsEachValueWithoutWhatLeadsToIt(String lost) throws IOException {
        FullStore.fill(url());
        Object a = StoreImages.of(url(), "a");
        Object b = StoreImages.of(url(), "b");
        replace(ROOT, ",r00t:");
        replace(lost, "-".repeat(lost.length()));
        String rescued = rescued();
        assertThat(StoreImages.of(rescued, "a")).isEqualTo(a);
        assertThat(StoreImages.of(rescued, "b")).isEqualTo(b);
    }

    static IntStream earlier() {
        return IntStream.range(1, Schema.VERSION);
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void bringsRowsOfEarlierReleasesUpToDate(int schema) throws IOException {
        Files.createDirectories(file().getParent());
        try (InputStream old =
                Objects.requireNonNull(H2StudyStore.class.getResourceAsStream("schema-" + schema + ".mv.db"))) {
            Files.copy(old, file());
        }
        byte[] old = Files.readAllBytes(file());
        Map<String, Integer> rows = export("sound").rows();
        Files.write(file(), old);
        replace(ROOT, ",r00t:");
        StoreCopies.Copied left = export("left");
        assertThat(left.damage().orElseThrow()).contains("what is left");
        assertThat(rows).containsEntry("study", 2).containsEntry("artifact", 1);
        // the trials of these storages were made by hand, and their costs are no network's
        assertThat(without(left.rows(), "trial", "epoch")).isEqualTo(without(rows, "trial", "epoch"));
    }

    private static Map<String, Integer> without(Map<String, Integer> rows, String... tables) {
        Map<String, Integer> others = new TreeMap<>(rows);
        others.keySet().removeAll(List.of(tables));
        return others;
    }

    /** Its pages are still in the file. */
    @Test
    void leavesOutAStudyThatWasRemoved() throws IOException {
        try (H2StudyStore store = H2StudyStore.open(url(), OpenMode.WRITE)) {
            for (String study : new String[] {"kept", "removed"}) {
                store.create(config(study, 100), PROVENANCE);
                for (int number = 0; number < 100; number++) {
                    store.start(study, spec(number));
                    store.finish(study, Phase.SEARCH, number, complete(0.5), reward(number, 0.5), 1);
                }
            }
            store.delete("removed");
        }
        spoil(Fingerprint.of(spec(50).architecture()));
        String rescued = rescued();
        try (H2StudyStore store = H2StudyStore.open(rescued, OpenMode.READ)) {
            assertThat(StoreCheck.names(store)).containsExactly("kept");
            assertThat(store.trials("kept", Phase.SEARCH)).isNotEmpty();
        }
    }

    private String rescued() throws IOException {
        assertThat(export("left").damage().orElseThrow()).contains("what is left");
        String rescued = folder.resolve("rescued").toString();
        StoreImport.all(rescued, folder.resolve("left"));
        return rescued;
    }

    private StoreCopies.Copied export(String name) {
        return StoreCopies.export(url(), StoreCopies.Format.JSONL, folder.resolve(name), Optional.empty());
    }

    private void replace(String text, String by) throws IOException {
        String bytes = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(text) || text.equals(ROOT)).isTrue();
        Files.writeString(file(), bytes.replace(text, by), StandardCharsets.ISO_8859_1);
    }

    /** Overwrites what is around a text, wherever it is. */
    private void spoil(String text) throws IOException {
        byte[] noise = new byte[300];
        new Random(5).nextBytes(noise);
        byte[] bytes = Files.readAllBytes(file());
        String searched = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = searched.indexOf(text); at >= 0; at = searched.indexOf(text, at + 1)) {
            System.arraycopy(noise, 0, bytes, at - noise.length / 2, noise.length);
        }
        Files.write(file(), bytes);
    }
}
