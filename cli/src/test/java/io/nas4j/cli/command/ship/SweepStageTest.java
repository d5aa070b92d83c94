package io.nas4j.cli.command.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.sweep.SweepOptions;
import io.nas4j.api.stage.sweep.SweepOutcome;
import io.nas4j.api.stage.sweep.SweepStage;
import io.nas4j.cli.command.ship.SweptStudy.MadeUp;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.grid.sweep.SweepPoint;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepStageTest {

    @TempDir
    private Path folder;

    private int stores;

    private StudyStore store() {
        StudyStore store = H2StudyStore.open(folder.resolve("data" + stores++).toString(), OpenMode.WRITE);
        SweptStudy.create(store);
        return store;
    }

    private static List<String> trained(StudyStore store) {
        return store.trials(SweptStudy.NAME, Phase.SWEEP).stream()
                .map(trial -> trial.number() + " " + trial.fingerprint() + " "
                        + trial.run().seed() + " " + trial.state() + " " + trial.accuracy())
                .toList();
    }

    @Test
    void trainsTheCheapestFirstAndASeedIsThatOfAllNetworks() throws InterruptedException {
        try (StudyStore store = store()) {
            SweepOptions options = SweptStudy.options(2, 1.0, 2.0);
            SweepOutcome outcome = SweptStudy.run(store, new MadeUp(1_000, -1), options);
            List<Trial> trials = store.trials(SweptStudy.NAME, Phase.SWEEP);
            assertThat(trials)
                    .extracting(Trial::number)
                    .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
            assertThat(trials.subList(0, 5)).extracting(Trial::macs).isSorted();
            assertThat(trials.get(0).fingerprint())
                    .isEqualTo(outcome.design().points().get(0).fingerprint());
            Map<Long, List<String>> bySeed = trials.stream()
                    .collect(Collectors.groupingBy(
                            trial -> trial.run().seed().orElseThrow(),
                            Collectors.mapping(Trial::fingerprint, Collectors.toList())));
            assertThat(bySeed).hasSize(2);
            assertThat(bySeed.values())
                    .allSatisfy(networks -> assertThat(networks).hasSize(5).doesNotHaveDuplicates());
            assertThat(outcome.whole()).isTrue();
            assertThat(outcome.result().measured())
                    .allSatisfy(measured -> assertThat(measured.replicates()).isEqualTo(2));
            assertThat(SweepStage.stored(store, SweptStudy.CONFIG, options, SweptStudy.TASK))
                    .isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void aKilledSweepGoesOnExactly(int trainings) throws InterruptedException {
        SweepOptions options = SweptStudy.options(2, 1.0, 2.0);
        try (StudyStore whole = store();
                StudyStore killed = store()) {
            SweepOutcome expected = SweptStudy.run(whole, new MadeUp(1_000, -1), options);
            assertThatThrownBy(() -> SweptStudy.run(killed, new MadeUp(trainings, -1), options))
                    .isInstanceOf(InterruptedException.class);
            MadeUp rest = new MadeUp(1_000, -1);
            SweepOutcome outcome = SweepStage.resume(SweptStudy.context(killed, rest), SweptStudy.CONFIG)
                    .orElseThrow();
            assertThat(outcome).isEqualTo(expected);
            assertThat(trained(killed)).isEqualTo(trained(whole));
            assertThat(rest.calls.get()).isEqualTo(10 - trainings);
        }
    }

    @Test
    void moreSeedsAndGrowthsUseWhatWasTrained() throws InterruptedException {
        try (StudyStore store = store();
                StudyStore fresh = store()) {
            SweptStudy.run(store, new MadeUp(1_000, -1), SweptStudy.options(2, 1.0, 2.0));
            List<String> before = trained(store);
            SweepOptions larger = SweptStudy.options(3, 1.0, 2.0, 4.0);
            MadeUp more = new MadeUp(3, -1);
            assertThatThrownBy(() -> SweptStudy.run(store, more, larger)).isInstanceOf(InterruptedException.class);
            MadeUp rest = new MadeUp(1_000, -1);
            SweepOutcome outcome = SweptStudy.run(store, rest, larger);
            assertThat(rest.calls.get()).isEqualTo(27 - 10 - 3);
            assertThat(trained(store)).startsWith(before.toArray(String[]::new)).hasSize(27);
            assertThat(outcome.result())
                    .isEqualTo(
                            SweptStudy.run(fresh, new MadeUp(1_000, -1), larger).result());
            assertThat(SweptStudy.run(store, new MadeUp(0, -1), SweptStudy.options(1, 4.0))
                            .planned())
                    .isEqualTo(4);
        }
    }

    @Test
    void whatFailsIsLeftOutAndCounted() throws InterruptedException {
        try (StudyStore store = store()) {
            SweepOutcome outcome = SweptStudy.run(store, new MadeUp(1_000, 1), SweptStudy.options(1, 1.0, 2.0));
            assertThat(outcome.failed()).hasSize(1);
            assertThat(outcome.failed().values().iterator().next())
                    .singleElement()
                    .satisfies(trial -> assertThat(trial.cause()).contains(FailureCause.DIVERGED));
            assertThat(outcome.result().measured())
                    .filteredOn(measured -> measured.accuracy().isEmpty())
                    .hasSize(1);
            assertThat(outcome.whole()).isTrue();
        }
    }

    @Test
    void allThatFailIsNoSuccess() {
        TrialEvaluator failing = new TrialEvaluator() {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                return new Outcome.Failed(FailureCause.OUT_OF_MEMORY, "no room");
            }

            @Override
            public void close() {}
        };
        try (StudyStore store = store()) {
            assertThatThrownBy(() -> SweptStudy.run(store, failing, SweptStudy.options(1, 1.0, 2.0)))
                    .isInstanceOf(WorkFailedException.class)
                    .hasMessageContaining("all 5 sweep trials of study swept failed (5 OUT_OF_MEMORY)");
        }
    }

    @Test
    void anotherScheduleNeedsARestart() throws InterruptedException {
        try (StudyStore store = store()) {
            SweepOptions options = SweptStudy.options(1, 1.0, 2.0);
            SweptStudy.run(store, new MadeUp(1_000, -1), options);
            var longer = SweptStudy.TASK.withRecipe(recipe -> recipe.withEpochs(7));
            StageContext context = SweptStudy.context(store, new MadeUp(1_000, -1));
            assertThatThrownBy(() -> SweepStage.run(context, SweptStudy.CONFIG, options, longer, false))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("the sweep trials of study swept were begun with other options (")
                    .hasMessageEndingWith("give the same, or --restart to discard those trials");
            SweepStage.run(context, SweptStudy.CONFIG, options, longer, true);
            assertThat(store.plan(SweptStudy.NAME, Phase.SWEEP).orElseThrow().task())
                    .isEqualTo(longer);
            assertThat(trained(store)).hasSize(5);
        }
    }

    @Test
    void saysBeforehandWhatAWorkersMemoryDoesNotHold() {
        SweepOptions options = SweptStudy.options(1, 1.0, 2.0, 4.0);
        SweepStage.check(SweptStudy.CONFIG, options.design(), SweptStudy.TASK);
        SweepPoint largest = options.design().networks().get(8);
        assertThat(largest.growth()).isEqualTo(4);
        var limited =
                SweptStudy.CONFIG.withExecution(execution -> execution.withLimits(new TrialLimits(0, 0, 400, false)));
        assertThatThrownBy(() -> SweepStage.check(limited, options.design(), SweptStudy.TASK))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching(
                        "training \\w+ at growth 4 in batches of 16 takes at least \\d+ MB of memory, but a worker"
                                + " may keep 400 MB \\(--worker-memory\\); growths up to 2 fit");
    }
}
