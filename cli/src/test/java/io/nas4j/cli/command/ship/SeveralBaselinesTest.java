package io.nas4j.cli.command.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.api.stage.SearchStage;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StageListener;
import io.nas4j.api.stage.grid.CandidateOptions;
import io.nas4j.api.stage.grid.GridBaselines;
import io.nas4j.api.stage.grid.GridBudget;
import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.grid.GridTime;
import io.nas4j.cli.listing.GridText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.reward.Objective;
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
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.grid.GridChoice;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.scaling.ScalingRule;
import io.nas4j.space.staged.SearchSpaces;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grid search of several networks of a search, whose trainings are made up: the second-best of the search scales best. */
class SeveralBaselinesTest {

    private static final TrainingTask TASK = TrainingTask.of(
            TaskData.of("shapes:16", 100, 50), Recipe.plain(1, 20, OptimizerSettings.usual(Optimizer.ADAMW)));
    private static final StudyConfig CONFIG = new StudyConfig(
            "several",
            SearchPlan.of(
                    SpaceSource.named(SearchSpaces.MICRO),
                    "random",
                    3,
                    new Objective(Objective.Form.SOFT, 1_000_000, -0.07),
                    TASK),
            Execution.of("dl4j", 6, 1),
            DataFacts.of(new Input(16, 3), 10));

    @TempDir
    private Path folder;

    private StudyStore store;
    private List<Integer> top = List.of();

    @BeforeEach
    void search() throws InterruptedException {
        store = H2StudyStore.open("jdbc:h2:mem:" + UUID.randomUUID(), OpenMode.WRITE);
        store.create(CONFIG, new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), ""));
        SearchStage.run(context(new MadeUp("")), CONFIG);
        top = GridBaselines.top(store, CONFIG, 2);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** What scaling leaves as it is. */
    private static String kind(Architecture network) {
        return network.stages().stream()
                .map(stage -> stage.block().operator() + " " + stage.block().kernel() + " "
                        + stage.block().expansion())
                .collect(Collectors.joining("; "));
    }

    /** One kind of network is better than the others. */
    private record MadeUp(String better) implements TrialEvaluator {

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
            double noise = new SplittableRandom(request.seed()
                            + Fingerprint.of(request.architecture()).hashCode())
                    .nextDouble(-0.005, 0.005);
            double level = kind(request.architecture()).equals(better) ? 0.65 : 0.6;
            return new Outcome.Complete(level + noise, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }

    private StageContext context(TrialEvaluator evaluator) {
        return new StageContext(store, evaluator, StageListener.NONE, folder);
    }

    private Architecture network(int searchTrial) {
        return store.trials("several", Phase.SEARCH).stream()
                .filter(trial -> trial.number() == searchTrial)
                .map(Trial::spec)
                .findFirst()
                .orElseThrow()
                .architecture();
    }

    @Test
    void theAnswerNamesNetworkAndCoefficientsAndTheFamilyIsMadeFromThem() throws InterruptedException {
        assertThat(kind(network(top.get(0)))).isNotEqualTo(kind(network(top.get(1))));
        assertThat(GridStage.baseline(store, "several")).isEqualTo(network(top.get(0)));
        GridOptions options = new GridOptions(
                new CandidateOptions(
                        new CoefficientLattice(6), 100, ScalingRule.COMPOUND.text(), 4, CandidateOptions.ANY_SIZE, top),
                GridBudget.ofTrials(30),
                GridChoice.By.SURFACE,
                true,
                OptionalInt.empty());
        GridSearchResult result =
                GridStage.run(context(new MadeUp(kind(network(top.get(1))))), CONFIG, options, TASK, false);
        assertThat(result.plan().baselines()).containsExactly(network(top.get(0)), network(top.get(1)));
        assertThat(result.chosen().baseline()).isEqualTo(1);
        assertThat(result.searched(1)).hasValue(top.get(1));
        assertThat(result.reading().surface().orElseThrow().baselines().get(1)).isGreaterThan(0.9);
        assertThat(result.reading().candidates().get(0).baseline()).isEqualTo(1);
        StringWriter out = new StringWriter();
        GridText.print(result, new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false));
        assertThat(out.toString())
                .contains("search trial  alpha")
                .contains("Candidates are compared at twice the MACs of search trial " + top.get(0) + ".")
                .contains("The choice is search trial " + top.get(1) + " by alpha ");
        assertThat(GridStage.found(store, CONFIG)).contains(result);
        assertThat(GridStage.baseline(store, "several")).isEqualTo(network(top.get(1)));
        assertThat(GridBaselines.own(store, "several")).isEqualTo(network(top.get(0)));
    }

    @Test
    void aTimeIsSetOffByWhatTheSearchTook() {
        double search = store.trials("several", Phase.SEARCH).stream()
                .filter(trial -> trial.sameAs().isEmpty())
                .mapToDouble(trial -> trial.seconds().orElseThrow() / trial.macs())
                .average()
                .orElseThrow();
        TrainingTask more = TASK.withRecipe(recipe -> recipe.withEpochs(3)).withData(data -> data.withTrainImages(50));
        assertThat(new GridTime(store, CONFIG, more).secondsPerMac().orElseThrow() / search)
                .isCloseTo(3 * 0.5, within(1e-9));
        TrainingTask allImages = TASK.withData(data -> data.withTrainImages(0));
        assertThat(new GridTime(store, CONFIG, allImages).secondsPerMac())
                .as("nobody knows how many these are")
                .isEmpty();
    }

    @Test
    void moreNetworksThanTheSearchHasAreRefused() {
        assertThatThrownBy(() -> GridBaselines.top(store, CONFIG, 9))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("--top 9 scales as many networks, but study several has \\d with a reward");
    }
}
