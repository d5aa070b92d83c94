package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.staged.SearchSpaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study is continued on the data that it was made on. No trial is run: all of these end before. */
class StudyDataTest {

    private static final String FOREIGN = "0123456789abcdef";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeImages() throws IOException {
        Files.write(
                folder.resolve("train-images-idx3-ubyte"),
                ByteBuffer.allocate(16 + 40 * 256)
                        .putInt(0x803)
                        .putInt(40)
                        .putInt(16)
                        .putInt(16)
                        .array());
        ByteBuffer labels = ByteBuffer.allocate(48).putInt(0x801).putInt(40);
        for (int i = 0; i < 40; i++) {
            labels.put((byte) (i % 2));
        }
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
    }

    private String storage() {
        return folder.resolve("data").toString();
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(new StringWriter()), new PrintWriter(err));
    }

    private void store(Optional<String> fingerprint) {
        TrainingTask task = TrainingTask.of(
                TaskData.of("idx:" + folder, 0, 10), Recipe.plain(1, 2, OptimizerSettings.usual(Optimizer.SGD)));
        StudyConfig config = new StudyConfig(
                "s",
                SearchPlan.of(
                        SpaceSource.named(SearchSpaces.MICRO),
                        "random",
                        0,
                        new Objective(Objective.Form.SOFT, 1, 0),
                        task),
                Execution.of("torch", 1, 1),
                DataFacts.of(new Input(12, 1), 2));
        try (StudyStore store = H2StudyStore.open(storage(), OpenMode.WRITE)) {
            store.create(
                    config.withData(facts -> new DataFacts(facts.input(), facts.classes(), fingerprint)),
                    new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), "2026-11-21T12:00:00Z"));
            store.savePlan("s", new PhasePlan(Phase.BASELINE, task, Map.of()));
        }
    }

    @Test
    void everyWayToGoOnRefusesOtherDataWithBothFingerprints() {
        store(Optional.of(FOREIGN));
        String[][] ways = {
            {"resume", "s"},
            {"train", "s"},
            {"grid-search", "s", "--divisor", "8"},
            {"search", "--study", "s", "--dataset", "idx:" + folder, "--validation-images", "10"}
        };
        for (String[] way : ways) {
            String[] line = new String[way.length + 2];
            System.arraycopy(way, 0, line, 0, way.length);
            line[way.length] = "--storage";
            line[way.length + 1] = storage();
            err.getBuffer().setLength(0);

            assertThat(run(line)).as(way[0]).isEqualTo(2);
            assertThat(err.toString().strip())
                    .matches("nas4j: study s was made on data with fingerprint " + FOREIGN + ", but idx:.* now has"
                            + " [0-9a-f]{16}; bring the old data back, or begin another --study");
        }
    }

    @Test
    void saysThatOtherDataWereNamed() {
        store(Optional.of(FOREIGN));
        assertThat(run(
                        "search",
                        "--study",
                        "s",
                        "--dataset",
                        "idx:" + folder,
                        "--validation-images",
                        "10",
                        "--data-seed",
                        "3",
                        "--storage",
                        storage()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("was begun with other options", "data-seed: stored 0, given 3")
                .doesNotContain("fingerprint");
    }

    @Test
    void refusesDataThatHaveGone() throws IOException {
        store(Optional.of(FOREIGN));
        Files.delete(folder.resolve("train-labels-idx1-ubyte"));

        assertThat(run("resume", "s", "--storage", storage())).isEqualTo(2);
        assertThat(err.toString()).contains("a directory of idx files needs train-labels-idx1-ubyte");
    }

    /** Nothing is looked at, let alone refused: the baseline fails for want of a trial. */
    @Test
    void studiesWithoutAFingerprintGoOn() throws IOException {
        store(Optional.empty());
        Files.delete(folder.resolve("train-labels-idx1-ubyte"));

        assertThat(run("train", "s", "--storage", storage())).isEqualTo(1);
        assertThat(err.toString()).contains("has no complete search trial");
    }

    /** The study has 12 pixels, as no release would choose today of 16 for a space that was made for 16 to 32. */
    @Test
    void aStudyGoesOnAtItsOwnResolution() {
        store(Optional.empty());
        assertThat(run(
                        "search",
                        "--study",
                        "s",
                        "--dataset",
                        "idx:" + folder,
                        "--space",
                        "mnasnet-micro",
                        "--validation-images",
                        "10",
                        "--data-seed",
                        "3",
                        "--storage",
                        storage()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("data-seed: stored 0, given 3").doesNotContain("resolution: stored");
    }
}
