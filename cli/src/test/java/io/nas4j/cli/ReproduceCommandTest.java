package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a table, which answers at once. */
class ReproduceCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void search() throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,accuracy"));
        for (int code = 2187; code < 6561; code++) {
            lines.add(Integer.toString(code, 3) + "," + code % 90);
        }
        Path table = Files.write(folder.resolve("table.csv"), lines);
        assertThat(run(
                        "search",
                        "--study",
                        "s",
                        "--engine",
                        "table:" + table,
                        "--space",
                        "nas-bench-macro",
                        "--strategy",
                        "random",
                        "--trials",
                        "12"))
                .as(err.toString())
                .isZero();
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private StudyStore open() {
        return H2StudyStore.open(folder.resolve("data").toString(), OpenMode.WRITE);
    }

    @Test
    void findsEveryTrialIdentical() {
        for (int number = 0; number < 12; number++) {
            assertThat(run("reproduce", "s", String.valueOf(number)))
                    .as(err.toString())
                    .isZero();
        }
        assertThat(out.toString())
                .contains("accuracy", "fingerprint", "macs", "yes")
                .doesNotContain("NO");
        assertThat(err.toString()).contains("search trial 11 of study s is reproduced: all ");
    }

    @Test
    void printsWhatIsDifferent() {
        try (StudyStore store = open()) {
            StudyConfig config = store.config("s").orElseThrow();
            Trial complete = store.trials("s", Phase.SEARCH).stream()
                    .filter(trial -> trial.state() == TrialState.COMPLETE)
                    .findFirst()
                    .orElseThrow();
            store.create(config.withName("t"), store.provenance("s"));
            TrialSpec spec = complete.spec();
            store.start(
                    "t", new TrialSpec(Phase.SEARCH, 0, spec.decisions(), spec.architecture(), spec.coefficients()));
            store.epoch("t", Phase.SEARCH, 0, new Epoch(1, 0.5, 0.25, OptionalDouble.empty(), 0.1, 1, 1));
            store.finish(
                    "t",
                    Phase.SEARCH,
                    0,
                    new Outcome.Complete(0.015625, OptionalDouble.empty()),
                    OptionalDouble.of(2),
                    1);
            store.start(
                    "t", new TrialSpec(Phase.SEARCH, 1, spec.decisions(), spec.architecture(), spec.coefficients()));
            store.finish(
                    "t",
                    Phase.SEARCH,
                    1,
                    new Outcome.Failed(FailureCause.TIMEOUT, "too slow"),
                    OptionalDouble.empty(),
                    1);
        }
        assertThat(run("reproduce", "t", "0", "--format", "csv")).isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("accuracy,0.015625,") && line.endsWith(",NO"))
                .anyMatch(line -> line.startsWith("reward,2.0,") && line.endsWith(",NO"))
                .anyMatch(line -> line.startsWith("epoch 1 loss,0.5,,NO"))
                .anyMatch(line -> line.startsWith("state,COMPLETE,COMPLETE,yes"));
        assertThat(err.toString()).contains("5 of ", " fields of search trial 0 of study t are different now");
        out.getBuffer().setLength(0);
        assertThat(run("reproduce", "t", "1", "--format", "csv")).isEqualTo(1);
        assertThat(out.toString()).contains("state,FAILED,COMPLETE,NO", "cause,TIMEOUT,,NO");
    }

    @Test
    void refusesWhatIsNotThereOrNotFinished() {
        try (StudyStore store = open()) {
            TrialSpec spec = store.trials("s", Phase.SEARCH).get(0).spec();
            store.setTrials("s", 13);
            store.start(
                    "s", new TrialSpec(Phase.SEARCH, 12, spec.decisions(), spec.architecture(), spec.coefficients()));
        }
        assertThat(run("reproduce", "s", "12")).isEqualTo(2);
        assertThat(run("reproduce", "s", "99")).isEqualTo(2);
        assertThat(run("reproduce", "gone", "0")).isEqualTo(2);
        assertThat(err.toString())
                .contains("only a finished trial can be reproduced", "has no search trial 99", "no study 'gone'");
    }
}
