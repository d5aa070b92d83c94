package io.nas4j.db.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StudySummary;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.StoreChild;
import io.nas4j.db.h2.OpenMode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after a kill, wherever H2 happened to put its last chunks. */
@Timeout(300)
class FileStateTest {

    @TempDir
    Path folder;

    /** Without {@link FileState} about one round in three went back to an earlier commit. */
    @Test
    void losesNoAcknowledgedTrialOfThreeBusyProcesses() throws Exception {
        String url = folder.toString();
        int[] acknowledged = {0, 0, 0};
        for (int round = 0; round < 6; round++) {
            List<StoreChild> children = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                children.add(StoreChild.writing(url, "s" + i, 100_000, 0));
            }
            for (StoreChild child : children) {
                child.until("open");
            }
            Thread.sleep(700 + 100 * round);
            children.forEach(StoreChild::signal);
            children.forEach(StoreChild::kill);
            for (int i = 0; i < 3; i++) {
                for (String line : children.get(i).rest()) {
                    if (line.startsWith("finish ")) {
                        acknowledged[i] = 1 + Integer.parseInt(line.substring("finish ".length()));
                    }
                }
            }
            try (H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
                for (StudySummary study : store.studies()) {
                    int i = Integer.parseInt(study.config().name().substring(1));
                    assertThat(study.complete()).isGreaterThanOrEqualTo(acknowledged[i]);
                }
            }
        }
        assertThat(acknowledged).doesNotContain(0);
    }

    @Test
    void setsAnOldHeaderToTheNewestCommit() throws Exception {
        Path file = folder.resolve("nas4j.mv.db");
        byte[] old = new byte[2 * NewestChunk.BLOCK];
        try (StoreChild child = StoreChild.writing(folder.toString(), "s", 100_000, 0)) {
            child.until("finish 5");
            try (InputStream stream = Files.newInputStream(file)) {
                assertThat(stream.readNBytes(old, 0, old.length)).isEqualTo(old.length);
            }
            child.until("finish 40");
        }
        FileState.settle(file);
        byte[] mended = Files.readAllBytes(file);
        byte[] behind = mended.clone();
        System.arraycopy(old, 0, behind, 0, old.length);
        assertThat(Arrays.mismatch(behind, mended)).isNotEqualTo(-1);
        Files.write(file, behind);
        FileState.settle(file);
        assertThat(Arrays.mismatch(Files.readAllBytes(file), mended)).isEqualTo(-1);
    }

    @Test
    void leavesAClosedFileAndAnUnknownOneAsTheyAre() throws Exception {
        Path file = folder.resolve("nas4j.mv.db");
        H2StudyStore.open(folder.toString(), OpenMode.WRITE).close();
        byte[] closed = Files.readAllBytes(file);
        FileState.settle(file);
        assertThat(Arrays.mismatch(Files.readAllBytes(file), closed)).isEqualTo(-1);
        byte[] text = "H:2,block:2,version:1,fletcher:0\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, text);
        FileState.settle(file);
        assertThat(Arrays.mismatch(Files.readAllBytes(file), text)).isEqualTo(-1);
    }
}
