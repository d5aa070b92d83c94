package io.nas4j.cli.command.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StageListener;
import io.nas4j.api.stage.grid.GridOptions;
import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.grid.StageFit;
import io.nas4j.api.stage.grid.StageStep;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.ScalingRules;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A local search over single stages behind a grid search, whose trainings are made up: more blocks are better, whatever they cost. */
class StageSearchTest {

    private static final GridOptions OPTIONS = GridStageTest.OPTIONS.withStages(60);

    @TempDir
    private Path folder;

    private StudyStore store;

    @BeforeEach
    void open() {
        store = GridStageTest.newStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private GridSearchResult run(StudyStore into, int stopAfter, GridOptions options) throws InterruptedException {
        StageContext context =
                new StageContext(into, new GridStageTest.MadeUp(stopAfter, 0), StageListener.NONE, folder);
        return GridStage.run(context, GridStageTest.CONFIG, options, GridStageTest.TASK, false);
    }

    @Test
    void findsFactorsOfStagesThatAFamilyIsScaledBy() throws InterruptedException {
        GridSearchResult result = run(store, 10_000, OPTIONS);
        StageFit fit = result.stages().orElseThrow();
        assertThat(fit.better()).isTrue();
        assertThat(fit.trainings()).isBetween(4L, 60L);
        Architecture start = fit.steps().get(0).networks().get(0).network();
        ScalingRules rules = GridStage.rules(store, "one").orElseThrow();
        assertThat(rules.stageDepth()).hasSize(GridStageTest.NETWORK.stages().size());
        Architecture found = new CompoundScaling(rules).scale(GridStageTest.NETWORK, result.choice(), 1);
        assertThat(found.blocks()).isGreaterThan(start.blocks());
        assertThat((double) CostModel.cost(found).macs() / CostModel.cost(start).macs())
                .isBetween(0.95, 1.05);
        StageFit again = GridStage.found(store, GridStageTest.CONFIG)
                .orElseThrow()
                .stages()
                .orElseThrow();
        assertThat(again.rules()).isEqualTo(fit.rules());
        assertThat(again.trainings()).isEqualTo(fit.trainings());
        assertThat(again.steps())
                .extracting(StageStep::moved)
                .isEqualTo(fit.steps().stream().map(StageStep::moved).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 27, 33})
    void aKilledSearchGoesOnExactly(int trainings) throws InterruptedException {
        run(store, 10_000, OPTIONS);
        try (StudyStore killed = GridStageTest.newStore()) {
            assertThatThrownBy(() -> run(killed, trainings, OPTIONS)).isInstanceOf(InterruptedException.class);
            run(killed, 10_000, OPTIONS);
            assertThat(killed.trials("one", Phase.GRID))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("run", "result.seconds")
                    .isEqualTo(store.trials("one", Phase.GRID));
            assertThat(killed.plan("one", Phase.GRID)).isEqualTo(store.plan("one", Phase.GRID));
        }
    }

    @Test
    void whatNothingShowsToBeBetterIsNotChosen() throws InterruptedException {
        GridSearchResult result = run(store, 10_000, GridStageTest.OPTIONS.withStages(4));
        StageFit fit = result.stages().orElseThrow();
        assertThat(fit.steps().get(0).networks())
                .as("the budget pays for one change")
                .hasSize(2);
        assertThat(fit.steps().get(0).moves()).isGreaterThan(1);
        if (!fit.better()) {
            assertThat(GridStage.rules(store, "one").orElseThrow().stageDepth()).isEmpty();
        }
    }
}
