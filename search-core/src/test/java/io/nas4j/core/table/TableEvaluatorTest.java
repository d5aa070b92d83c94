package io.nas4j.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.SpaceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableEvaluatorTest {

    private static final SpaceDefinition SPACE = SearchSpaces.definition("nas-bench-macro");
    private static final TrainingTask TASK =
            TrainingTask.of(TaskData.of("t", 0, 1), Recipe.plain(1, 2, OptimizerSettings.usual(Optimizer.SGD)));

    @TempDir
    private Path folder;

    @Test
    void answersWithTheMeanOfTheRowsThatBuildTheNetwork() throws IOException {
        // where an identity stands among the later layers of a block makes no difference
        try (TableEvaluator table = table("code,accuracy\n22201222,92\n22210222,90\n11111111,80\n")) {
            assertThat(table.size()).isEqualTo(2);
            assertThat(evaluate(table, "22201222")).isEqualTo(new Outcome.Complete(0.91, OptionalDouble.empty()));
            assertThat(evaluate(table, "22210222")).isEqualTo(new Outcome.Complete(0.91, OptionalDouble.empty()));
            assertThat(evaluate(table, "11111111")).isEqualTo(new Outcome.Complete(0.8, OptionalDouble.empty()));
        }
    }

    @Test
    void rejectsANetworkThatTheTableLacks() throws IOException {
        try (TableEvaluator table = table("code,accuracy\n11111111,80\n")) {
            assertThat(evaluate(table, "22222222")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.cause()).isEqualTo(FailureCause.REJECTED);
                assertThat(failed.message()).endsWith("t.csv has no row for this network");
            });
        }
    }

    @Test
    void trainsNothing() throws IOException {
        try (TableEvaluator table = table("code,accuracy\n11111111,80\n")) {
            EvaluationRequest test =
                    new EvaluationRequest(network("11111111"), TASK, "table:t", 1, true, Optional.empty());
            assertThatThrownBy(() -> table.evaluate(test, epoch -> {}))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("trains nothing");
        }
    }

    @Test
    void answersScoresFromItsColumns() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.csv"), "code,accuracy,naswot,swap\n11111111,80,-3.5,\n22222222,90,2,7\n");
        try (TableEvaluator table = new TableEvaluator(file, SPACE, List.of("naswot", "swap", "synflow"))) {
            assertThat(table.scoreNames()).containsExactly("naswot", "swap");
            SortedMap<String, Score> scores = table.score(
                    new ScoreRequest(
                            network("11111111"),
                            TASK,
                            Optional.empty(),
                            1,
                            List.of("naswot", "swap"),
                            TrialLimits.NONE),
                    epoch -> {});
            assertThat(scores.get("naswot")).isEqualTo(Score.of(-3.5, 0));
            assertThat(scores.get("swap").problem()).contains(file + " has none for this network");
        }
    }

    @Test
    void namesItsFile() {
        assertThat(TableEvaluator.names("table:a.csv")).isTrue();
        assertThat(TableEvaluator.names("torch")).isFalse();
        assertThat(TableEvaluator.file("table:a.csv"))
                .isEqualTo(Path.of("a.csv").toAbsolutePath());
        assertThatThrownBy(() -> TableEvaluator.file("table:"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("engine 'table:' must name a CSV file, as table:FILE");
    }

    private TableEvaluator table(String csv) throws IOException {
        return new TableEvaluator(Files.writeString(folder.resolve("t.csv"), csv), SPACE);
    }

    private static Outcome evaluate(TableEvaluator table, String code) {
        return table.evaluate(
                new EvaluationRequest(network(code), TASK, "table:t", 1, false, Optional.empty()), epoch -> {});
    }

    private static Architecture network(String code) {
        return SPACE.space().build(Codes.choices(code, SPACE.space()));
    }
}
