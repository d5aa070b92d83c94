package io.nas4j.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudySummary;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several real processes on one storage. */
@Timeout(180)
class ProcessesTest {

    @TempDir
    Path folder;

    private String url;

    @BeforeEach
    void name() {
        url = folder.resolve("nas4j-data").toString();
    }

    /** Sets an empty storage up, which takes a process that has just been started longer than this one. */
    private void setUp() {
        H2StudyStore.open(url, OpenMode.WRITE).close();
    }

    @Test
    void keepsEachTrialThatAKilledWriterFinished() throws Exception {
        setUp();
        for (int kill = 1; kill <= 4; kill++) {
            String last = "finish " + (5 * kill);
            try (StoreChild child = StoreChild.writing(url, "s", 30, kill)) {
                child.until(last);
                child.kill();
            }
            int reached = 5 * kill;
            try (H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
                List<Trial> trials = store.trials("s", Phase.SEARCH);
                assertThat(trials.subList(0, reached + 1)).allMatch(trial -> trial.state() == TrialState.COMPLETE);
                assertThat(store.trial("s", Phase.SEARCH, reached).orElseThrow().epochs())
                        .hasSize(2);
                assertThat(store.studies()).extracting(StudySummary::state).containsExactly("PAUSED");
            }
        }
        try (StoreChild child = StoreChild.writing(url, "s", 30, 0)) {
            child.until("done");
        }
        assertAll("s", 30);
    }

    @Test
    void opensAtOnceAfterAKill() throws Exception {
        setUp();
        try (StoreChild child = StoreChild.writing(url, "s", 30, 100)) {
            child.until("finish 3");
        }
        long began = System.nanoTime();
        H2StudyStore.open(url, OpenMode.READ).close();
        H2StudyStore.open(url, OpenMode.WRITE).close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void readsWhatAnotherProcessWritesWithoutHoldingItUp() throws Exception {
        setUp();
        try (StoreChild child = StoreChild.writing(url, "s", 60, 50)) {
            child.until("finish 0");
            int seen = 0;
            try (H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
                while (seen < 20) {
                    StudySummary summary = store.studies().get(0);
                    assertThat(summary.state()).isEqualTo("RUNNING");
                    assertThat(summary.complete()).isGreaterThanOrEqualTo(seen);
                    seen = summary.complete();
                }
            }
            try (StoreChild listing = StoreChild.listing(url)) {
                assertThat(listing.rest()).singleElement().asString().startsWith("s RUNNING ");
            }
            child.until("done");
        }
        assertAll("s", 60);
    }

    /** Guarantee 3: thousands of reads by other processes see whole trials only, and the writer never notices. */
    @Test
    void showsThousandsOfReadsWholeTrialsOnlyAndIsNotDisturbed() throws Exception {
        setUp();
        try (StoreChild writer = StoreChild.writing(url, "s", 150, 5)) {
            writer.until("finish 0");
            try (StoreChild one = StoreChild.reading(url, "s", 400);
                    StoreChild two = StoreChild.reading(url, "s", 400)) {
                assertThat(writer.until("done")).allMatch(line -> line.matches("(start|finish) \\d+"));
                assertThat(one.rest()).containsExactly("read 1600");
                assertThat(two.rest()).containsExactly("read 1600");
            }
        }
        assertAll("s", 150);
    }

    @Test
    void letsAWriterInWhileAReaderThatCameFirstGoesOnReadingAndEnds() throws Exception {
        setUp();
        try (StoreChild child = StoreChild.writing(url, "before", 1, 0)) {
            child.until("done");
        }
        H2StudyStore reader = H2StudyStore.open(url, OpenMode.READ);
        assertThat(reader.studies()).hasSize(1);
        try (StoreChild child = StoreChild.writing(url, "s", 30, 10)) {
            while (reader.studies().size() < 2) {
                Thread.sleep(20);
            }
            child.until("finish 10");
            assertThat(reader.studies().get(1).complete()).isGreaterThanOrEqualTo(11);
            reader.close();
            child.until("done");
        }
        assertAll("s", 30);
    }

    @Test
    void waitsForAReaderThatHasTheFileOpen() throws Exception {
        setUp();
        try (StoreChild child = StoreChild.writing(url, "s", 1, 0)) {
            child.until("done");
        }
        String readOnly = StoreLocation.parse(url).url() + ";ACCESS_MODE_DATA=r";
        try (StoreChild child = start(readOnly)) {
            child.until("done");
        }
        assertAll("s", 3);
    }

    private StoreChild start(String readOnly) throws Exception {
        try (Connection reader = H2.connect(readOnly)) {
            StoreChild child = StoreChild.writing(url, "s", 3, 0);
            Thread.sleep(2500);
            assertThat(reader.isClosed()).isFalse();
            return child;
        }
    }

    @Test
    void letsTwoProcessesBeginOneStorageAndWriteTwoStudies() throws Exception {
        try (StoreChild a = StoreChild.writing(url, "a", 30, 5);
                StoreChild b = StoreChild.writing(url, "b", 40, 5)) {
            a.until("done");
            b.until("done");
            assertThat(a.exitCode()).isZero();
            assertThat(b.exitCode()).isZero();
        }
        assertAll("a", 30);
        assertAll("b", 40);
    }

    @Test
    void goesOnWhenTheProcessThatHasTheFileOpenIsKilled() throws Exception {
        setUp();
        try (StoreChild host = StoreChild.writing(url, "a", 1000, 20)) {
            host.until("finish 2");
            try (StoreChild guest = StoreChild.writing(url, "b", 60, 20);
                    StoreChild other = StoreChild.writing(url, "c", 60, 20)) {
                guest.until("finish 10");
                other.until("finish 10");
                host.kill();
                guest.until("done");
                other.until("done");
            }
        }
        assertAll("b", 60);
        assertAll("c", 60);
    }

    @Test
    void givesAStudyToOneProcessAtATime() throws Exception {
        setUp();
        try (StoreChild first = StoreChild.writing(url, "s", 1000, 20)) {
            first.until("open");
            try (StoreChild second = StoreChild.writing(url, "s", 1000, 20)) {
                assertThat(second.rest())
                        .containsExactly("WorkFailedException: study 's' is being run by process " + first.pid()
                                + "; wait until that ends, or end it");
                assertThat(second.exitCode()).isEqualTo(1);
            }
            try (H2StudyStore store = H2StudyStore.open(url, OpenMode.WRITE)) {
                assertThatThrownBy(() -> store.claim("s")).isInstanceOf(WorkFailedException.class);
                store.release("s");
                assertThat(store.studies()).extracting(StudySummary::state).containsExactly("RUNNING");
                first.kill();
                store.claim("s");
            }
        }
    }

    @Test
    void leavesNothingBehindWhenItOnlyReads() throws Exception {
        setUp();
        try (StoreChild child = StoreChild.writing(url, "s", 3, 0)) {
            child.until("done");
        }
        List<Path> files = files();
        byte[] before = Files.readAllBytes(files.get(0));
        try (StoreChild listing = StoreChild.listing(url)) {
            assertThat(listing.rest()).containsExactly("s COMPLETE 3 0,1,2");
        }
        assertThat(files()).isEqualTo(files).hasSize(1);
        assertThat(Arrays.mismatch(Files.readAllBytes(files.get(0)), before)).isEqualTo(-1);
    }

    private List<Path> files() throws Exception {
        try (var files = Files.list(Path.of(url))) {
            return files.toList();
        }
    }

    private void assertAll(String study, int total) {
        try (H2StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            List<Trial> trials = store.trials(study, Phase.SEARCH);
            assertThat(trials)
                    .extracting(Trial::number)
                    .containsExactlyElementsOf(IntStream.range(0, total).boxed().toList());
            assertThat(trials).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
        }
    }
}
