package io.nas4j.core.study.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Guidance;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Phase;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Metric;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StudyComparisonTest {

    private static final TrainingTask TASK =
            TrainingTask.of(TaskData.of("shapes", 5, 6), Recipe.plain(8, 9, OptimizerSettings.usual(Optimizer.SGD)));
    private static final StudyConfig STUDY = new StudyConfig(
            "s",
            SearchPlan.of(SpaceSource.named("any"), "random", 1, new Objective(Objective.Form.SOFT, 1e6, -0.07), TASK),
            Execution.of("torch", 10, 2),
            DataFacts.of(new Input(32, 3), 10).withFingerprint("aa"));

    @Test
    void goesOnWithMoreTrialsOtherWorkersAndOtherLimits() {
        StudyConfig asked = STUDY.withExecution(
                execution -> execution.withTrials(20).withWorkers(1).withLimits(new TrialLimits(60, 30, 500, false)));
        assertThatCode(() -> StudyComparison.refuseOthers(STUDY, asked, "--study"))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesToGoOnOtherwiseNamingEachFieldWithBothValues() {
        StudyConfig asked = STUDY.withPlan(plan -> plan.withStrategy("evolution", 2)
                .withTask(TASK.withRecipe(recipe -> recipe.withEpochs(3)))
                .withGuidance(Guidance.NONE.withPruner("asha")));
        assertThatThrownBy(() -> StudyComparison.refuseOthers(STUDY, asked, "--storage"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("study s was begun with other options (strategy: stored random, given evolution;"
                        + " seed: stored 1, given 2; epochs: stored 8, given 3; pruner: stored none, given asha);"
                        + " 'nas4j resume s' goes on with its own, or give another --storage");
        refuses(
                "retry-diverged: stored false, given true",
                study -> study.withExecution(execution -> execution.withLimits(new TrialLimits(0, 0, 0, true))));
        refuses(
                "objective: stored reward, given latency",
                study -> study.withPlan(
                        plan -> plan.withObjective(new Objective(Objective.Form.SOFT, Metric.LATENCY, 1e6, -0.07))));
    }

    private static void refuses(String difference, UnaryOperator<StudyConfig> change) {
        assertThatThrownBy(() -> StudyComparison.refuseOthers(STUDY, change.apply(STUDY), "--study"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("(" + difference + ")");
    }

    @Test
    void refusesOnlyOptionsThatAreGiven() {
        assertThatCode(() -> StudyComparison.refuseOthers(STUDY, Map.of("epochs", "8", "trials", "99"), "--study"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> StudyComparison.refuseOthers(STUDY, Map.of("epochs", "9"), "--study"))
                .hasMessageContaining("(epochs: stored 8, given 9)");
    }

    /** Data that have changed are refused by who opens them; studies of early releases know no fingerprint. */
    @Test
    void leavesTheFingerprintOfDataToWhoOpensThem() {
        StudyConfig asked = STUDY.withData(data -> data.withFingerprint("bb"));
        assertThatCode(() -> StudyComparison.refuseOthers(STUDY, asked, "--study"))
                .doesNotThrowAnyException();
    }

    @Test
    void putsResultsTogetherWhateverProposedThem() {
        StudyConfig other = STUDY.withName("t")
                .withPlan(plan -> plan.withStrategy("evolution", 2)
                        .withObjective(new Objective(Objective.Form.HARD, 2e6, -1))
                        .withGuidance(Guidance.NONE.withPruner("asha").withWarmStart("zero-cost:3")))
                .withExecution(execution -> execution.withTrials(20).withWorkers(1));
        assertThatCode(() -> StudyComparison.refuseTogether(STUDY, other)).doesNotThrowAnyException();
    }

    @Test
    void refusesToPutResultsOfOtherTrainingOrDataTogether() {
        StudyConfig other = STUDY.withName("t")
                .withPlan(plan -> plan.withTask(TASK.with(new Reduction(0.5, 0))))
                .withData(data -> DataFacts.of(data.input(), data.classes()));
        assertThatThrownBy(() -> StudyComparison.refuseTogether(STUDY, other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("results of studies s and t cannot stand beside each other (proxy-width: 1 and 0.5;"
                        + " data: fingerprint aa and fingerprint unknown)");
    }

    @Test
    void namesWhatThePlanOfAPhaseHasOtherwise() {
        PhasePlan stored = new PhasePlan(Phase.GRID, TASK, Map.of("step", "0.1"));
        PhasePlan given = new PhasePlan(
                Phase.GRID, TASK.withRecipe(recipe -> recipe.withEpochs(2)), Map.of("step", "0.2", "limit", "7"));
        assertThat(StudyComparison.differences(stored, given))
                .containsExactly(
                        "epochs: stored 8, given 2", "limit: stored none, given 7", "step: stored 0.1, given 0.2");
        assertThat(StudyComparison.differences(stored, stored)).isEmpty();
    }
}
