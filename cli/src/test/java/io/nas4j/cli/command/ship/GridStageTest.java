package io.nas4j.cli.command.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StageListener;
import io.nas4j.api.stage.grid.GridBudget;
import io.nas4j.api.stage.grid.GridMemory;
import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
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
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.grid.GridCandidate;
import io.nas4j.grid.GridChoice;
import io.nas4j.grid.GridPlan;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A grid search of a study of one network, whose trainings are made up. */
class GridStageTest {

    static final Architecture NETWORK =
            ArchitectureText.parse("in:24x3 stem:k3_s1_c16 mb:e3_k3_s2_c16_r3 mb:e3_k3_s2_c32_r3 head:c64 classes:10");
    static final TrainingTask TASK = TrainingTask.of(
            TaskData.of("shapes", 100, 50), Recipe.plain(2, 32, OptimizerSettings.usual(Optimizer.ADAMW)));
    static final StudyConfig CONFIG = new StudyConfig(
            "one",
            SearchPlan.of(
                    SpaceSource.ofNetwork("made-up", NETWORK),
                    SearchPlan.NONE,
                    5,
                    new Objective(Objective.Form.SOFT, 1_000_000, -0.07),
                    TASK),
            Execution.of("dl4j", 0, 2),
            DataFacts.of(new Input(24, 3), 10));
    static final GridOptions OPTIONS =
            GridOptions.of(new CoefficientLattice(10), 100, 8).with(GridBudget.ofTrials(26));

    @TempDir
    private Path folder;

    private StudyStore store;

    @BeforeEach
    void open() {
        store = newStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    static StudyStore newStore() {
        return newStore("jdbc:h2:mem:" + UUID.randomUUID());
    }

    private static StudyStore newStore(String url) {
        StudyStore opened = H2StudyStore.open(url, OpenMode.WRITE);
        opened.create(CONFIG, new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), ""));
        return opened;
    }

    /** Deeper is better, with noise by network and seed; it may be killed, and networks of a resolution may fail. */
    static class MadeUp implements TrialEvaluator {

        private final AtomicInteger calls = new AtomicInteger();
        private final int stopAfter;
        private final int failing;

        MadeUp(int stopAfter, int failing) {
            this.stopAfter = stopAfter;
            this.failing = failing;
        }

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
            if (calls.incrementAndGet() > stopAfter) {
                throw new InterruptedException("killed here");
            }
            Architecture network = request.architecture();
            if (network.input().resolution() == failing) {
                return new Outcome.Failed(FailureCause.OUT_OF_MEMORY, "told to");
            }
            double noise = new SplittableRandom(
                            request.seed() + Fingerprint.of(network).hashCode())
                    .nextDouble(-0.01, 0.01);
            return new Outcome.Complete(0.4 + 0.02 * network.blocks() + noise, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }

    private StageContext context(StudyStore into, int stopAfter, int failing) {
        return new StageContext(into, new MadeUp(stopAfter, failing), StageListener.NONE, folder);
    }

    private GridSearchResult run(StudyStore into, GridOptions options) throws InterruptedException {
        return GridStage.run(context(into, 10_000, 0), CONFIG, options, TASK, false);
    }

    @Test
    void findsTheDeepestAndSaysHowSureThatIs() throws InterruptedException {
        GridSearchResult result = run(store, OPTIONS);
        GridCandidate best = result.reading().candidates().get(0);
        assertThat(best.coefficients()).isEqualTo(new ScalingCoefficients(2, 1, 1));
        assertThat(result.reading().trainings()).isEqualTo(26);
        assertThat(result.reading().candidates())
                .allSatisfy(candidate -> assertThat(candidate.replicates()).isBetween(2, 26));
        assertThat(best.replicates())
                .as("trainings go where they decide")
                .isGreaterThan(result.reading()
                        .candidates()
                        .get(result.reading().candidates().size() - 1)
                        .replicates());
        assertThat(result.reading().candidates().stream()
                        .mapToDouble(candidate -> candidate.best().orElseThrow())
                        .sum())
                .isBetween(0.999, 1.001);
        assertThat(result.choice().alpha()).isGreaterThan(1.6);
        assertThat(result.reading().surface().orElseThrow().region().holds(result.choice()))
                .isTrue();
        assertThat(result.reading()
                        .surface()
                        .orElseThrow()
                        .compoundBeatsSingle()
                        .orElseThrow())
                .isLessThan(0.2);
        assertThat(GridStage.found(store, CONFIG)).contains(result);
        assertThat(GridStage.chosen(store, CONFIG)).contains(result.choice());
        assertThat(GridStage.baseline(store, "one")).isEqualTo(NETWORK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 21})
    void aKilledGridGoesOnExactly(int trainings) throws InterruptedException {
        GridSearchResult expected = run(store, OPTIONS);
        try (StudyStore killed = newStore()) {
            assertThatThrownBy(() -> GridStage.run(context(killed, trainings, 0), CONFIG, OPTIONS, TASK, false))
                    .isInstanceOf(InterruptedException.class);
            assertThat(GridStage.resume(context(killed, 10_000, 0), CONFIG)).contains(expected);
            assertThat(killed.trials("one", Phase.GRID))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("run", "result.seconds")
                    .isEqualTo(store.trials("one", Phase.GRID));
            assertThat(killed.plan("one", Phase.GRID)).isEqualTo(store.plan("one", Phase.GRID));
        }
    }

    @Test
    void aLargerBudgetUsesWhatWasTrained() throws InterruptedException {
        run(store, OPTIONS);
        List<Trial> before = store.trials("one", Phase.GRID);
        MadeUp more = new MadeUp(10_000, 0);
        GridStage.run(
                new StageContext(store, more, StageListener.NONE, folder),
                CONFIG,
                OPTIONS.with(GridBudget.ofTrials(40)),
                TASK,
                false);
        assertThat(store.trials("one", Phase.GRID))
                .hasSizeGreaterThan(before.size())
                .containsAll(before);
        assertThat(more.calls.get()).isLessThan(40 - 16);
    }

    @Test
    void aSmallBudgetLeavesOutWhatLiesNearOthers() throws InterruptedException {
        GridSearchResult result = run(store, OPTIONS.with(GridBudget.ofTrials(13)));
        assertThat(result.all().trials()).hasSizeGreaterThan(6);
        assertThat(result.plan().trials()).hasSize(6);
        assertThat(result.thinned()).isEqualTo(result.all().trials().size() - 6);
        assertThatThrownBy(() -> GridStage.checked(List.of(NETWORK), OPTIONS.with(GridBudget.ofTrials(9))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "a grid search trains each of the 5 candidates that always stay (each dimension alone, the"
                                + " published coefficients, the middle) twice, which takes 10 trainings, but its budget pays for 9");
    }

    @Test
    void aTimeThatDoesNotSufficeLeavesWhatIsStored() throws InterruptedException {
        StudyConfig alone = CONFIG.withExecution(execution -> execution.withWorkers(1));
        TrialEvaluator slow = new MadeUp(10_000, 0) {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
                Thread.sleep(150);
                return super.evaluate(request, listener);
            }
        };
        StageContext context = new StageContext(store, slow, StageListener.NONE, folder);
        GridStage.run(context, alone, OPTIONS.with(GridBudget.ofTrials(10)), TASK, false);
        Optional<PhasePlan> before = store.plan("one", Phase.GRID);
        assertThatThrownBy(() -> GridStage.run(context, alone, OPTIONS.with(GridBudget.ofSeconds(1)), TASK, false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("which takes 10 trainings, but its budget pays for");
        assertThat(store.plan("one", Phase.GRID)).isEqualTo(before);
    }

    @Test
    void aTimeBecomesANumberOfTrainingsOnce() throws InterruptedException {
        TrialEvaluator slow = new MadeUp(10_000, 0) {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
                Thread.sleep(25);
                return super.evaluate(request, listener);
            }
        };
        GridSearchResult result = GridStage.run(
                new StageContext(store, slow, StageListener.NONE, folder),
                CONFIG,
                OPTIONS.with(GridBudget.ofSeconds(1)),
                TASK,
                false);
        GridOptions kept = GridOptions.of(store.plan("one", Phase.GRID).orElseThrow());
        assertThat(kept.budget().seconds()).hasValue(1);
        assertThat(kept.budget().trials().orElseThrow())
                .isGreaterThanOrEqualTo(result.reading().trainings());
        assertThat(GridStage.resume(context(store, 0, 0), CONFIG)).contains(result);
    }

    @Test
    void aCandidateThatFailsIsNamedAndNotChosen() throws InterruptedException {
        GridSearchResult result = GridStage.run(context(store, 10_000, 34), CONFIG, OPTIONS, TASK, false);
        assertThat(result.causes()).isNotEmpty().containsValue("OUT_OF_MEMORY");
        assertThat(result.reading().candidates())
                .filteredOn(GridCandidate::failed)
                .isNotEmpty()
                .allSatisfy(candidate -> {
                    assertThat(candidate.replicates()).isZero();
                    assertThat(candidate.best()).isEmpty();
                });
        assertThat(result.reading().candidates().get(0).failed()).isFalse();
    }

    @Test
    void whatIsChosenCanBeAskedFor() throws InterruptedException {
        GridOptions published = OPTIONS.choosing(GridChoice.By.PUBLISHED);
        run(store, OPTIONS);
        assertThat(GridStage.run(context(store, 0, 0), CONFIG, published, TASK, false)
                        .choice())
                .isEqualTo(ScalingCoefficients.EFFICIENTNET);
        assertThat(GridStage.chosen(store, CONFIG)).contains(ScalingCoefficients.EFFICIENTNET);
    }

    /** Options as releases before the race stored them: each candidate has one training, and the best score is chosen. */
    @Test
    void aGridOfAnEarlierReleaseGoesOnAsItBegan() throws InterruptedException {
        Map<String, String> earlier = Map.of("limit", "4", "divisor", "8", "step", "0.2", "tolerance", "0.1");
        store.savePlan("one", new PhasePlan(Phase.GRID, TASK, earlier));
        GridSearchResult result =
                GridStage.resume(context(store, 10_000, 0), CONFIG).orElseThrow();
        GridPlan plan = GridPlan.of(
                NETWORK,
                new CoefficientGrid(new BigDecimal("0.2"), 0.1, false).points(),
                GridOptions.of(store.plan("one", Phase.GRID).orElseThrow())
                        .candidates()
                        .scaling(),
                4);
        assertThat(result.plan()).isEqualTo(plan);
        assertThat(store.trials("one", Phase.GRID)).hasSize(4);
        assertThat(store.plan("one", Phase.GRID).orElseThrow().options()).isEqualTo(earlier);
        assertThat(result.choice()).isEqualTo(result.reading().bestScore().coefficients());
        assertThat(GridStage.chosen(store, CONFIG)).contains(result.choice());
        assertThatThrownBy(() -> run(store, OPTIONS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("were begun by an earlier release, which trained each candidate once");
    }

    @Test
    void isShownAgainAsAnObjectWithoutTraining() throws Exception {
        String url = folder.resolve("shown").toString();
        try (StudyStore shown = newStore(url)) {
            run(shown, OPTIONS.with(GridBudget.ofTrials(20)));
        }
        StringWriter out = new StringWriter();
        assertThat(new CommandLine(new GridCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(out))
                        .execute("one", "--format", "json", "--storage", url))
                .isZero();
        JsonNode grid = new ObjectMapper().readTree(out.toString());
        assertThat(grid.fieldNames())
                .toIterable()
                .containsExactly("candidates", "choice", "region", "p_compound_beats_single", "trainings");
        assertThat(grid.get("candidates"))
                .allSatisfy(candidate -> assertThat(candidate.fieldNames())
                        .toIterable()
                        .containsExactly(
                                "alpha",
                                "beta",
                                "gamma",
                                "product",
                                "macs",
                                "mac_ratio",
                                "accuracy_mean",
                                "accuracy_se",
                                "replicates",
                                "p_best"));
        assertThat(grid.get("trainings").asInt()).isEqualTo(20);
        assertThat(grid.at("/region/alpha/most").asDouble()).isGreaterThan(1.6);
    }

    @Test
    void trainingsOfOtherEpochsAreNotMixed() throws InterruptedException {
        run(store, OPTIONS);
        TrainingTask longer = TASK.withRecipe(recipe -> recipe.withEpochs(7));
        assertThatThrownBy(() -> GridStage.run(context(store, 0, 0), CONFIG, OPTIONS, longer, false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("epochs: stored 2, given 7");
    }

    @Test
    void memoryBelowTheLargestCandidateIsRefusedWithWhatFits() {
        StudyConfig little = CONFIG.withExecution(execution -> execution.withLimits(new TrialLimits(0, 0, 9, false)));
        assertThatThrownBy(() -> GridMemory.check(little, OPTIONS.candidates().plan(List.of(NETWORK)), TASK))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching(
                        "a worker may keep 9 MB \\(--worker-memory\\), but training the largest candidate, alpha .*"
                                + " keeps at least .*B with 32 images in a step; \\d+ of the \\d+ candidates fit, and all would with"
                                + " --batch-size \\d+");
        GridMemory.check(CONFIG, OPTIONS.candidates().plan(List.of(NETWORK)), TASK);
    }
}
