package io.nas4j.report.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.MadeUpStudy;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.staged.SearchSpaces;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowRunsTest {

    private static final StudyRecords STUDY = MadeUpStudy.of("s", SearchSpaces.MICRO, 20, "plain");

    private final StubTracking stub = StubTracking.start();

    @AfterEach
    void stop() {
        stub.close();
    }

    private static Trial trial(int number) {
        Trial trial = STUDY.shown().get(number);
        return trial.withEpochs(STUDY.trials().epochs(List.of(number)).getOrDefault(number, List.of()));
    }

    @Test
    void aTrialIsARunWithParametersMetricsAndItsArchitecture() throws InterruptedException {
        Trial trial = trial(0);
        assertThat(MlflowRuns.of(stub.url(), "s").write(trial)).isTrue();
        StubTracking.Run run = stub.runs().get(0);
        assertThat(run.experiment()).isEqualTo("s");
        assertThat(run.name()).isEqualTo("trial-0");
        assertThat(run.status()).isEqualTo("FINISHED");
        assertThat(run.tags()).containsEntry("nas4j.trial", "0");
        assertThat(run.params())
                .containsEntry("fingerprint", trial.fingerprint())
                .containsEntry("note", "plain")
                .hasSize(trial.spec().decisions().size() + 2);
        assertThat(run.metrics("validation_accuracy"))
                .extracting(metric -> metric.path("value").asDouble())
                .containsExactlyElementsOf(
                        trial.epochs().stream().map(epoch -> epoch.accuracy()).toList());
        assertThat(run.metrics("validation_accuracy"))
                .extracting(metric -> metric.path("step").asInt())
                .containsExactly(1, 2, 3);
        JsonNode reward = run.metrics("reward").get(0);
        assertThat(reward.path("value").asDouble()).isEqualTo(trial.reward().orElseThrow());
        assertThat(reward.path("timestamp").asLong())
                .isEqualTo(trial.run().finished().orElseThrow().toEpochMilli());
        assertThat(stub.artifact(run.id() + "/artifacts/architecture.txt"))
                .isEqualTo(ArchitectureText.format(trial.spec().architecture()) + "\n");
    }

    @Test
    void aFailedTrialIsAFailedRun() throws InterruptedException {
        MlflowRuns.of(stub.url(), "s").write(trial(7));
        assertThat(stub.runs().get(0).status()).isEqualTo("FAILED");
        assertThat(stub.runs().get(0).params()).containsEntry("cause", "DIVERGED");
        assertThat(stub.runs().get(0).metrics("reward")).isEmpty();
    }

    @Test
    void aTrialThatHasARunGetsNoOther() throws InterruptedException {
        MlflowRuns first = MlflowRuns.of(stub.url(), "s");
        for (int number = 0; number < 5; number++) {
            first.write(trial(number));
        }
        MlflowRuns again = MlflowRuns.of(stub.url(), "s");
        assertThat(again.write(trial(3))).isFalse();
        assertThat(again.write(trial(6))).isTrue();
        assertThat(stub.runs()).hasSize(6);
        assertThat(MlflowRuns.of(stub.url(), "other").write(trial(3))).isTrue();
    }

    @Test
    void aRunThatBrokeOffIsWrittenAgain() throws InterruptedException {
        MlflowRuns runs = MlflowRuns.of(stub.url(), "s");
        stub.refuse("mlflow/runs/update");
        assertThatThrownBy(() -> runs.write(trial(0)))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("refuses mlflow/runs/update: status 500 INTERNAL_ERROR, out of order");
        stub.refuse("");
        assertThat(runs.write(trial(0))).isTrue();
    }

    @Test
    void saysThatNobodyAnswers() {
        String url = stub.url();
        stub.close();
        assertThatThrownBy(() -> MlflowRuns.of(url, "s"))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageStartingWith("the MLflow server " + url + " does not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:5000", "ftp://host", "http:// x", "sqlite:///mlflow.db"})
    void refusesWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> MlflowRuns.of(url, "s"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("but was '" + url + "'");
    }
}
