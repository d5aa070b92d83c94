package io.nas4j.api.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.api.stage.card.CardMember;
import io.nas4j.api.stage.card.CardOrigin;
import io.nas4j.api.stage.card.CardStage;
import io.nas4j.api.stage.card.ModelCard;
import io.nas4j.api.stage.card.PhaseEffort;
import io.nas4j.api.stage.ensemble.EnsembleResult;
import io.nas4j.api.stage.ensemble.EnsembleStage;
import io.nas4j.api.stage.export.ExportResult;
import io.nas4j.api.stage.export.ExportStage;
import io.nas4j.api.stage.grid.GridBudget;
import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.model.EvaluateStage;
import io.nas4j.api.stage.model.EvaluationImages;
import io.nas4j.api.stage.model.Models;
import io.nas4j.api.stage.model.StoredModel;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.api.stage.sweep.SweepOptions;
import io.nas4j.api.stage.sweep.SweepOutcome;
import io.nas4j.api.stage.sweep.SweepStage;
import io.nas4j.api.stage.train.BaselineResult;
import io.nas4j.api.stage.train.BaselineStage;
import io.nas4j.api.stage.train.FamilyResult;
import io.nas4j.api.stage.train.FamilyStage;
import io.nas4j.api.stage.train.TrainedBaseline;
import io.nas4j.core.classify.Evaluation;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.FamilyMember;
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
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.export.Exporters;
import io.nas4j.export.target.Agreement;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.grid.sweep.Dimension;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRules;
import io.nas4j.space.staged.SearchSpaces;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One small study through all stages, trained in this process, without a terminal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagesTest {

    private static final String STUDY = "small";
    private static final TrainingTask TASK = TrainingTask.of(
            TaskData.of("shapes:16", 60, 40),
            Recipe.plain(1, 20, OptimizerSettings.usual(Optimizer.ADAMW).withWarmupSteps(0)));
    private static final StudyConfig CONFIG = new StudyConfig(
            STUDY,
            SearchPlan.of(
                    SpaceSource.named(SearchSpaces.MICRO),
                    "random",
                    1,
                    new Objective(Objective.Form.SOFT, 1_000_000, -0.07),
                    TASK),
            Execution.of(Engines.resolve("auto"), 3, 1),
            DataFacts.of(new Input(16, 3), 10));
    private static final GridOptions GRID = GridOptions.of(new CoefficientGrid(new BigDecimal("0.2"), 0.1), 2, 8)
            .with(GridBudget.ofTrials(4));

    private final List<String> heard = new ArrayList<>();
    private StudyStore store;
    private StageContext context;
    private SearchResult search;
    private BaselineResult baseline;
    private GridSearchResult grid;
    private FamilyResult family;
    private ExportResult export;

    @BeforeAll
    void run(@TempDir Path folder) throws InterruptedException {
        store = H2StudyStore.open(folder.resolve("data").toString(), OpenMode.WRITE);
        store.create(CONFIG, new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), ""));
        TrialEvaluator evaluator = new LocalEvaluator(new Engines(), new TrainingDataCache(Optional.empty(), 1 << 24));
        context = new StageContext(store, evaluator, listener(), folder);
        search = SearchStage.run(context, CONFIG);
        baseline = BaselineStage.run(
                context,
                CONFIG,
                new BaselineStage.Choice(2, Optional.empty()),
                TASK.withRecipe(recipe -> recipe.withEpochs(2)),
                false);
        grid = GridStage.run(context, CONFIG, GRID, TASK, false);
        Architecture network = GridStage.baseline(store, STUDY);
        ScalingRules rules = ScalingRules.uniform(new Rounding(8));
        family = FamilyStage.run(store, STUDY, network, grid.choice(), List.of(1.0, 0.0), rules);
        export = ExportStage.run(context, CONFIG, Exporters.get("onnx"), folder.resolve("small.onnx"), false);
    }

    @AfterAll
    void close() {
        store.close();
    }

    private StageListener listener() {
        return new StageListener() {
            @Override
            public RunListener trials(Phase phase, int total) {
                heard.add(phase + " of " + total);
                return new RunListener() {
                    @Override
                    public void finished(Trial trial, boolean before) {
                        heard.add((before ? "had " : "ran ") + trial.number());
                    }

                    @Override
                    public void ended() {
                        heard.add("ended");
                    }
                };
            }
        };
    }

    @Test
    void searchReturnsItsBestTrialsTheBestFirst() {
        assertThat(search.study()).isEqualTo(STUDY);
        assertThat(search.best())
                .isNotEmpty()
                .isSortedAccordingTo((a, b) ->
                        Double.compare(b.reward().orElseThrow(), a.reward().orElseThrow()));
        assertThat(search).isEqualTo(SearchStage.found(store, STUDY));
    }

    @Test
    void baselineReturnsBothTrainingsOfTheBest() {
        assertThat(baseline.networks()).hasSize(2).allSatisfy(network -> {
            assertThat(network.longer().fingerprint())
                    .isEqualTo(network.proxy().orElseThrow().fingerprint());
            assertThat(network.longer().epochs()).hasSize(2);
            assertThat(network.longer().epochs().get(1).loss())
                    .isLessThan(network.longer().epochs().get(0).loss());
            assertThat(network.longer().state()).isEqualTo(TrialState.COMPLETE);
            assertThat(network.longer().testAccuracy()).isPresent();
        });
        assertThat(baseline.networks().get(0).proxy()).contains(search.best().get(0));
        assertThat(baseline.networks())
                .allSatisfy(network -> assertThat(network.longer().reward().orElseThrow())
                        .isLessThanOrEqualTo(
                                baseline.baseline().longer().reward().orElseThrow()));
        assertThat(BaselineStage.baseline(store, STUDY))
                .map(Trial::number)
                .contains(baseline.baseline().longer().number());
        assertThat(baseline.compared()).isEqualTo(2);
        Path weights = BaselineStage.weights(context, STUDY);
        assertThat(TrainedNetwork.read(weights).architecture())
                .isEqualTo(baseline.baseline().longer().spec().architecture());
        assertThat(weights.getParent()).isDirectoryNotContaining("glob:**candidate-*");
    }

    @Test
    void gridReturnsItsCandidatesRankedAndTheChoice() {
        assertThat(grid.plan().trials()).hasSize(2);
        assertThat(grid.points()).isEqualTo(2 + grid.plan().merged().size() + grid.beyondLimit());
        assertThat(grid.reading().candidates())
                .hasSize(2)
                .allSatisfy(candidate -> assertThat(candidate.replicates()).isEqualTo(2));
        assertThat(grid.reading().trainings()).isEqualTo(4);
        assertThat(grid.choice()).isEqualTo(grid.reading().bestScore().coefficients());
        assertThat(grid.chosen().reason()).isEqualTo("the best score, of too few trainings for a surface");
        assertThat(GridStage.chosen(store, CONFIG)).contains(grid.choice());
        assertThat(GridStage.found(store, CONFIG)).contains(grid);
    }

    @Test
    void familyGrowsFromTheBaselineByTheChoice() {
        assertThat(family.baseline())
                .isEqualTo(baseline.baseline().longer().spec().architecture());
        assertThat(family.members()).extracting(FamilyMember::phi).containsExactly(0.0, 1.0);
        assertThat(family.macRatio(family.members().get(0))).isEqualTo(1);
        assertThat(family.macRatio(family.members().get(1))).isGreaterThan(1);
        assertThat(store.family(STUDY)).isEqualTo(family.members());
    }

    @Test
    void exportReturnsHowItsBackendAgrees() {
        assertThat(export.file()).hasFileName("small.onnx").hasSize(export.bytes());
        assertThat(export.checks()).singleElement().satisfies(check -> {
            assertThat(check.backend()).isEqualTo("ONNX Runtime");
            assertThat(check.engine()).isEqualTo(CONFIG.execution().engine());
            Agreement agreement = check.agreement().orElseThrow();
            assertThat(agreement.images()).isEqualTo(256);
            assertThat(agreement.relativeDifference()).isLessThan(1e-3);
            assertThat(agreement.largestLogit()).isPositive();
        });
        assertThat(store.artifacts(STUDY)).extracting(Artifact::kind).contains("baseline.onnx");
        assertThat(store.artifacts(STUDY)).extracting(Artifact::detail).contains(export.detail());
    }

    /** Training measured it in another way, batch by batch of its own size. */
    @Test
    void evaluatingTheBaselineGivesTheAccuracyOfItsTraining() {
        Trial trial = baseline.baseline().longer();
        UsedModel model = Models.ofStudy(CONFIG, TrainedBaseline.read(store, CONFIG, context.home()));
        DataSet data = StudyData.open(TASK.data(), context.home());
        String engine = CONFIG.execution().engine();

        Evaluation test = EvaluateStage.run(model, EvaluationImages.of(model, data, EvaluationImages.Part.TEST), engine)
                .evaluation();
        Evaluation validation = EvaluateStage.run(model, EvaluationImages.ofTraining(model, data, TASK.data()), engine)
                .evaluation();

        assertThat(test.top1().value()).isEqualTo(trial.testAccuracy().orElseThrow());
        assertThat(validation.images()).isEqualTo(TASK.data().validationImages());
        assertThat(trial.epochs())
                .anySatisfy(epoch ->
                        assertThat(epoch.accuracy()).isEqualTo(validation.top1().value()));
    }

    @Test
    void theModelsOfAStudyAreItsLongerTrainings() {
        List<StoredModel> models = StoredModel.all(store);

        assertThat(models).extracting(model -> model.trial().number()).containsExactly(0, 1);
        int number = baseline.baseline().longer().number();
        assertThat(models.get(number).weights().map(Artifact::path))
                .contains(BaselineStage.weights(context, STUDY).toString());
        assertThat(models.get(number).problem()).isEmpty();
        assertThat(models.get(number).exported()).extracting(Artifact::kind).containsExactly("baseline.onnx");
        assertThat(models.get(1 - number).weights()).isEmpty();
    }

    @Test
    void aCardTellsHowTheModelWasFound() {
        UsedModel model = Models.ofStudy(CONFIG, TrainedBaseline.read(store, CONFIG, context.home()));

        ModelCard card = CardStage.ofStudy(store, CONFIG, model, Optional.empty(), context.home());

        CardOrigin origin = card.origin().orElseThrow();
        assertThat(origin.trained()).hasSize(2);
        assertThat(origin.coefficients()).contains(grid.choice());
        assertThat(origin.efforts())
                .extracting(PhaseEffort::phase)
                .containsExactly(Phase.SEARCH, Phase.BASELINE, Phase.GRID);
        assertThat(origin.efforts()).extracting(PhaseEffort::trials).containsExactly(3, 2, 4);
        assertThat(origin.efforts())
                .allSatisfy(effort -> assertThat(effort.seconds()).isPositive());
        assertThat(card.family()).extracting(CardMember::name).containsExactly(STUDY, STUDY + "-phi1");
    }

    /** Members are what the sweep trained of its baseline: evaluated again, they have the accuracies of their trainings. */
    @Test
    void ensemblesAreMadeOfASweepsBaselines() throws InterruptedException, IOException {
        StudyConfig config = CONFIG.withName("grown");
        store.create(config, store.provenance(STUDY));
        SweepOptions options = new SweepOptions(
                family.baseline(),
                List.of(Dimension.COMPOUND),
                List.of(1.0, 2.0),
                3,
                "compound",
                ScalingCoefficients.EFFICIENTNET,
                2,
                16);
        assertThatThrownBy(() -> EnsembleStage.run(store, config, context.home(), List.of(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("ensembles are made of what a sweep trained, but study grown has none; 'nas4j sweep grown'"
                        + " trains it");
        SweepOutcome sweep = SweepStage.run(
                new StageContext(store, context.evaluator(), StageListener.NONE, context.home()),
                config,
                options,
                TASK,
                false);
        EnsembleResult.Size two = EnsembleStage.run(store, config, context.home(), List.of(3, 2))
                .sizes()
                .get(0);
        EnsembleResult.Size three = EnsembleStage.run(store, config, context.home(), List.of(3))
                .sizes()
                .get(0);
        assertThat(two.members()).isEqualTo(2);
        assertThat(two.accuracies()).hasSize(1);
        assertThat(three.alone())
                .isCloseTo(sweep.result().measured().get(0).accuracy().orElseThrow(), within(1e-9));
        assertThat(two.macs()).isEqualTo(2 * CostModel.cost(family.baseline()).macs());
        assertThat(two.scaled("compound")).contains(sweep.result().measured().get(1));
        assertThatThrownBy(() -> EnsembleStage.run(store, config, context.home(), List.of(4)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "an ensemble of 4 needs as many trained baselines, but the sweep of study grown has 3");
        Path weights = context.folder(config.name()).resolve("sweep-1.safetensors");
        byte[] before = Files.readAllBytes(weights);
        Files.write(weights, new byte[] {1});
        assertThatThrownBy(() -> EnsembleStage.run(store, config, context.home(), List.of(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'nas4j sweep grown --restart' trains all of it again");
        Files.write(weights, before);
    }

    /** The weights, the storage and the images stay: an export is one more file, or takes the place of an older export. */
    @Test
    void anExportIsNeverWrittenOverWhatAStudyNeeds() throws IOException {
        Path weights = BaselineStage.weights(context, STUDY);
        byte[] before = Files.readAllBytes(weights);
        Path storage = context.home().resolve("data/nas4j.mv.db");
        Path link = Files.createSymbolicLink(context.home().resolve("link.onnx"), weights);
        for (Path path : List.of(weights, storage, link)) {
            assertThatThrownBy(() -> ExportStage.run(context, CONFIG, Exporters.get("onnx"), path, true))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("cannot write " + path + ": it is ")
                    .hasMessageEndingWith(", which would be lost; give another path");
        }
        assertThat(weights).hasBinaryContent(before);
        assertThatThrownBy(() -> ExportStage.run(context, CONFIG, Exporters.get("onnx"), export.file(), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("cannot write " + export.file() + ": " + export.file() + " exists; --force replaces it");
        assertThat(ExportStage.run(context, CONFIG, Exporters.get("onnx"), export.file(), true)
                        .file())
                .isEqualTo(export.file());
    }

    @Test
    void aListenerHearsEachTrialOfEachStage() {
        assertThat(heard)
                .containsSubsequence(
                        "SEARCH of 3",
                        "ran 2",
                        "ended",
                        "BASELINE of 2",
                        "ran 0",
                        "ran 1",
                        "ended",
                        "GRID of 4",
                        "ran 0",
                        "ran 3",
                        "ended");
        assertThat(heard).filteredOn("ended"::equals).hasSize(3);
    }

    /** What is finished is not trained again: the stages return it as it is stored. */
    @Test
    void goingOnReturnsTheSame() throws InterruptedException {
        List<String> again = new ArrayList<>();
        StageContext resumed = new StageContext(
                store,
                new Untouched(),
                new StageListener() {
                    @Override
                    public RunListener trials(Phase phase, int total) {
                        again.add(phase + " of " + total);
                        return RunListener.NONE;
                    }
                },
                context.home());
        assertThat(SearchStage.run(resumed, CONFIG)).isEqualTo(search);
        assertThat(BaselineStage.resume(resumed, CONFIG))
                .get()
                .usingRecursiveComparison()
                .ignoringFields("networks.longer.epochs") // a list of stored trials comes without them
                .isEqualTo(baseline);
        assertThat(GridStage.resume(resumed, CONFIG)).contains(grid);
        assertThat(again).containsExactly("SEARCH of 3", "BASELINE of 2", "GRID of 4");
    }

    private static final class Untouched implements TrialEvaluator {

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
            throw new AssertionError("trained again: " + request.architecture());
        }

        @Override
        public void close() {}
    }
}
