package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.published.PublishedNetworks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks at a study while others run it: the screen, and TensorBoard's files. */
class WatchCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void store() {
        StoredStudy.create(
                folder,
                List.of(
                        new StoredStudy.Trained(PublishedNetworks.get("mobilenet-v2"), OptionalDouble.of(0.5)),
                        new StoredStudy.Trained(PublishedNetworks.get("mnasnet-a1"), OptionalDouble.of(0.75)),
                        new StoredStudy.Trained(PublishedNetworks.get("mnasnet-b1"), OptionalDouble.empty())),
                List.of());
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            store.setTrials(StoredStudy.NAME, 8);
            store.start(
                    StoredStudy.NAME,
                    new TrialSpec(Phase.SEARCH, 3, List.of(), PublishedNetworks.get("mobilenet-v1"), Optional.empty()),
                    TrialRun.of(5, 1));
            store.epoch(StoredStudy.NAME, Phase.SEARCH, 3, new Epoch(1, 2, 0.25, OptionalDouble.empty(), 0.1, 1, 100));
        }
    }

    private int run(String... line) {
        return Main.run(line, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void showsTheStudyOnOneScreen() {
        assertThat(run("watch", "s", "--storage", folder.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines().toList())
                .contains(
                        "study s: space mnasnet-micro, strategy random, nobody runs it",
                        "[###############.........................] 3/8 trials (2 complete, 0 pruned, 1 failed)",
                        "failed: DIVERGED 1")
                .anyMatch(line -> line.startsWith("best: trial 1, reward 0.7500, accuracy 75.0 %, "))
                .anyMatch(line -> line.startsWith("worker 1: trial 3, epoch 1 of 1, accuracy 25.0 %, "))
                .anyMatch(line -> line.startsWith("   75.0 % |"));
        assertThat(err.toString()).isEqualToIgnoringNewLines("nobody runs study s; 'nas4j resume s' goes on with it");
    }

    @Test
    void writesARunForEachFinishedTrial() {
        Path runs = folder.resolve("runs");
        assertThat(run("tensorboard", "s", "-o", runs.toString(), "--storage", folder.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("Wrote 3 runs to " + runs);
        assertThat(runs.resolve("s/search/trial-1/events.out.tfevents.0.nas4j")).isNotEmptyFile();
        assertThat(runs.resolve("s/search/trial-3")).doesNotExist();
    }

    @Test
    void refusesInASentence() throws Exception {
        assertThat(run("watch", "none", "--storage", folder.toString())).isEqualTo(2);
        assertThat(run("watch", "s", "--every", "0s", "--storage", folder.toString()))
                .isEqualTo(2);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run("tensorboard", "s", "-o", file.toString(), "--storage", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(3);
    }
}
