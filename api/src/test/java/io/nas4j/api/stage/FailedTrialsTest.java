package io.nas4j.api.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.train.BaselineResult;
import io.nas4j.api.stage.train.BaselineStage;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.staged.SearchSpaces;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages on an evaluator that fails as it is told to. */
class FailedTrialsTest {

    private static final String STUDY = "s";
    private static final TrainingTask TASK =
            TrainingTask.of(TaskData.of("shapes", 0, 1), Recipe.plain(1, 2, OptimizerSettings.usual(Optimizer.SGD)));
    private static final StudyConfig CONFIG = new StudyConfig(
            STUDY,
            SearchPlan.of(
                    SpaceSource.named(SearchSpaces.MICRO),
                    "random",
                    1,
                    new Objective(Objective.Form.SOFT, 1_000_000, -0.07),
                    TASK),
            Execution.of("torch", 5, 1),
            DataFacts.of(new Input(16, 3), 10));

    @TempDir
    private Path folder;

    private StudyStore store;
    private int evaluated;

    @BeforeEach
    void open() {
        store = H2StudyStore.open(folder.resolve("data").toString(), OpenMode.WRITE);
        store.create(CONFIG, new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), ""));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** @param failing the numbers, in the order of evaluation, from 0, that fail: the third by time, others by the loss */
    private StageContext context(int... failing) {
        evaluated = 0;
        TrialEvaluator evaluator = new TrialEvaluator() {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                int number = evaluated++;
                for (int each : failing) {
                    if (each == number) {
                        return new Outcome.Failed(
                                number == 2 ? FailureCause.TIMEOUT : FailureCause.DIVERGED, "told to");
                    }
                }
                return new Outcome.Complete(0.5 + 0.01 * number, OptionalDouble.of(0.4));
            }

            @Override
            public void close() {}
        };
        return new StageContext(
                store,
                evaluator,
                new StageListener() {
                    @Override
                    public RunListener trials(Phase phase, int total) {
                        return RunListener.NONE;
                    }
                },
                folder);
    }

    @Test
    void aSearchOfWhichEveryTrialFailedSaysWhy() throws InterruptedException {
        SearchResult result = SearchStage.run(context(0, 1, 2, 3, 4), CONFIG);
        assertThat(result.best()).isEmpty();
        assertThatThrownBy(result::requireSuccess)
                .isInstanceOf(WorkFailedException.class)
                .hasMessage("all 5 search trials of study s failed (4 DIVERGED, 1 TIMEOUT);"
                        + " 'nas4j trials s --columns number,cause,message' says why");
    }

    @Test
    void oneTrialThatIsCompleteIsASuccess() throws InterruptedException {
        SearchResult result = SearchStage.run(context(0, 1, 2, 3), CONFIG);
        assertThat(result.best()).hasSize(1);
        assertThatCode(result::requireSuccess).doesNotThrowAnyException();
    }

    @Test
    void aSearchThatHasNotBegunHasNotFailed() {
        assertThatCode(() -> SearchStage.found(store, STUDY).requireSuccess()).doesNotThrowAnyException();
    }

    @Test
    void aBaselineThatCannotBeTrainedSaysWhy() throws InterruptedException {
        SearchStage.run(context(), CONFIG);
        assertThatThrownBy(() -> BaselineStage.run(
                        context(0, 1), CONFIG, new BaselineStage.Choice(2, Optional.empty()), TASK, false))
                .isInstanceOf(WorkFailedException.class)
                .hasMessage("no network of study s was trained longer to its end, so that there are no weights (of 2"
                        + " networks: 2 DIVERGED); 'nas4j trials s --phase baseline --columns number,cause,message'"
                        + " says why");
    }

    @Test
    void aNetworkThatFailedIsNotTheBaseline() throws InterruptedException {
        SearchStage.run(context(), CONFIG);
        BaselineResult result =
                BaselineStage.run(context(0), CONFIG, new BaselineStage.Choice(2, Optional.empty()), TASK, false);
        assertThat(result.baseline()).isEqualTo(result.networks().get(1));
        assertThat(BaselineStage.baseline(store, STUDY)).map(Trial::number).contains(1);
    }

    @Test
    void aStudyOfOneNetworkTrainsThatNetwork() throws InterruptedException {
        Architecture network = ArchitectureText.parse("in:16x3 stem:k3_s2_c8 mb:e2_k3_s2_c16 head:c32 classes:10");
        StudyConfig config = new StudyConfig(
                "network",
                CONFIG.plan().withSpace(SpaceSource.ofNetwork("network", network)),
                Execution.of("torch", 0, 1),
                CONFIG.data());
        store.create(config, new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), ""));
        BaselineStage.Choice choice = new BaselineStage.Choice(1, Optional.empty());
        BaselineResult result = BaselineStage.run(context(), config, choice, TASK, false);
        assertThat(result.baseline().proxy()).isEmpty();
        assertThat(result.baseline().longer().spec().architecture()).isEqualTo(network);
        assertThat(result.rankCorrelation()).isEmpty();
        assertThat(BaselineStage.resume(context(), config)).contains(result);
        assertThat(evaluated).as("evaluations on resuming").isZero();
    }

    @Test
    void aGridOfWhichEveryTrialFailedSaysWhy() throws InterruptedException {
        SearchStage.run(context(), CONFIG);
        GridOptions options = GridOptions.of(new CoefficientGrid(new BigDecimal("0.2"), 0.1), 3, 8);
        assertThatThrownBy(() -> GridStage.run(context(0, 1, 2), CONFIG, options, TASK, false))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageMatching(
                        "all (\\d) grid trials of study s failed \\(.* DIVERGED.*\\); 'nas4j trials s --phase"
                                + " grid --columns number,cause,message' says why");
    }
}
