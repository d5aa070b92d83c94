package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.api.stage.report.StoredStudies;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.published.PublishedNetworks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardCommandTest {

    @TempDir
    private Path folder;

    private static TrialSpec spec(int number) {
        return new TrialSpec(Phase.SEARCH, number, List.of(), PublishedNetworks.get("mnasnet-a1"), Optional.empty());
    }

    @Test
    void aStudyGrowsWithItsStorage() {
        StoredStudy.create(
                folder,
                List.of(new StoredStudy.Trained(PublishedNetworks.get("mobilenet-v2"), OptionalDouble.of(0.5))),
                List.of());
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            StoredStudies studies = new StoredStudies(store);
            studies.count();
            StudyRecords before = studies.records(store.summary("s"));
            String mark = studies.look().get(0).mark();
            assertThat(before.search().totals().count()).isEqualTo(1);
            assertThat(studies.look().get(0).mark()).as("nothing has changed").isEqualTo(mark);
            store.start("s", spec(1), TrialRun.UNKNOWN);
            store.epoch("s", Phase.SEARCH, 1, new Epoch(1, 2, 0.4, OptionalDouble.empty(), 0.1, 1, 10));
            studies.look();
            assertThat(studies.records(store.summary("s")).shown())
                    .extracting(trial -> trial.state())
                    .containsExactly(TrialState.COMPLETE, TrialState.RUNNING);
            store.start("s", spec(2), TrialRun.UNKNOWN);
            store.finish(
                    "s", Phase.SEARCH, 2, new Outcome.Complete(0.6, OptionalDouble.empty()), OptionalDouble.of(0.6), 1);
            store.finish(
                    "s", Phase.SEARCH, 1, new Outcome.Complete(0.9, OptionalDouble.empty()), OptionalDouble.of(0.9), 1);
            assertThat(studies.look().get(0).mark()).isNotEqualTo(mark);
            StudyRecords after = studies.records(store.summary("s"));
            assertThat(after.search().best())
                    .extracting(trial -> trial.number())
                    .containsExactly(1, 2, 0);
            assertThat(after.best().orElseThrow().number()).isEqualTo(1);
            assertThat(after.trials().epochs(List.of(0, 1, 2))).containsOnlyKeys(1);
            assertThat(before.search().totals().count())
                    .as("what was read before stays")
                    .isEqualTo(1);
        }
    }

    @Test
    void aStudyOfTheSameNameThatCameLaterIsAnotherOne() {
        StoredStudy.create(
                folder,
                List.of(new StoredStudy.Trained(PublishedNetworks.get("mobilenet-v2"), OptionalDouble.of(0.5))),
                List.of());
        try (StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            StoredStudies studies = new StoredStudies(store);
            studies.count();
            assertThat(studies.records(studies.look().get(0).summary())
                            .search()
                            .totals()
                            .count())
                    .isEqualTo(1);
            store.copy("s", "other");
            store.delete("s");
            store.rename("other", "s");
            store.start("s", spec(1), TrialRun.UNKNOWN);
            store.finish(
                    "s", Phase.SEARCH, 1, new Outcome.Complete(0.6, OptionalDouble.empty()), OptionalDouble.of(0.6), 1);
            assertThat(studies.records(store.summary("s")).search().totals().count())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"dashboard --port 70000|--port", "dashboard --storage none/here|none/here", "dashboard s|'s'"})
    void refusesInASentence(String line, String sentence) {
        StringWriter err = new StringWriter();
        assertThat(Main.run(line.split(" "), new PrintWriter(new StringWriter()), new PrintWriter(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
        assertThat(err.toString().lines()).hasSize(1);
    }
}
