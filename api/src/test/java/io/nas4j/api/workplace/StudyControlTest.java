package io.nas4j.api.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.StoppableEvaluator;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.store.SearchDirective;
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
import io.nas4j.core.trial.TrialSpec;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.staged.SearchSpaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of a search reaches it through the storage, and is refused where it can do nothing. */
@Timeout(60)
class StudyControlTest {

    private final StudyStore store = H2StudyStore.open("jdbc:h2:mem:control", OpenMode.WRITE);
    private final StudyControl control = new StudyControl(store);

    @BeforeEach
    void create() {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 0, 10), Recipe.plain(1, 16, OptimizerSettings.usual(Optimizer.SGD)));
        StudyConfig config = new StudyConfig(
                "s",
                SearchPlan.of(
                        SpaceSource.named(SearchSpaces.MICRO),
                        "random",
                        3,
                        new Objective(Objective.Form.SOFT, 1e6, -0.07),
                        task),
                Execution.of("torch", 10, 1),
                DataFacts.of(new Input(16, 3), 10));
        store.create(config, new Provenance("", Optional.empty(), "", "", "", "", Optional.empty(), ""));
        for (int number = 0; number < 3; number++) {
            store.start("s", spec(number));
            store.finish(
                    "s",
                    Phase.SEARCH,
                    number,
                    new Outcome.Complete(0.5, OptionalDouble.empty()),
                    OptionalDouble.of(0.5),
                    1);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static TrialSpec spec(int number) {
        return new TrialSpec(Phase.SEARCH, number, List.of(), PublishedNetworks.get("mnasnet-a1"), Optional.empty());
    }

    private int total() {
        return store.config("s").orElseThrow().execution().trials();
    }

    @Test
    void aTotalIsRefusedAsOnTheCommandLine() {
        assertThat(control.total("s", 12)).contains("is 12 trials now", "nas4j resume s");
        assertThat(control.total("s", 3)).contains("is 3 trials now");
        for (int wrong : new int[] {2, 0, -1, 20_000_000}) {
            assertThatThrownBy(() -> control.total("s", wrong))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("trials")
                    .hasMessageContaining("was " + wrong);
        }
        assertThat(total()).isEqualTo(3);
        control.total("s", 12);
        store.claim("s");
        assertThatThrownBy(() -> control.total("s", 11)).hasMessageContaining("at least 12, but was 11");
        assertThat(control.total("s", 13)).doesNotContain("resume");
        assertThat(total()).isEqualTo(13);
        assertThatThrownBy(() -> control.total("gone", 3)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void nothingIsAskedOfAStudyThatNobodySearches() {
        assertThatThrownBy(() -> control.direct("s", SearchDirective.PAUSE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nobody runs it; 'nas4j resume s' does");
        store.setTrials("s", 3);
        store.claim("s");
        assertThatThrownBy(() -> control.direct("s", SearchDirective.STOP)).hasMessageContaining("its search is done");
    }

    @Test
    void aRunningSearchPausesGoesOnAndStops() throws InterruptedException {
        BlockingQueue<String> notes = new LinkedBlockingQueue<>();
        StoppableEvaluator trials = new StoppableEvaluator(new Nothing());
        store.claim("s");
        try (DirectiveWatch watch = DirectiveWatch.begin(store, "s", trials, notes::add, Duration.ofMillis(5))) {
            control.direct("s", SearchDirective.PAUSE);
            assertThat(notes.take()).startsWith("asked to pause");
            CompletableFuture<String> turn = CompletableFuture.supplyAsync(() -> {
                try {
                    trials.awaitTurn();
                    return "begins";
                } catch (InterruptedException e) {
                    return "stopped";
                }
            });
            control.direct("s", SearchDirective.GO_ON);
            assertThat(notes.take()).isEqualTo("asked to go on");
            assertThat(turn.join()).isEqualTo("begins");
            control.direct("s", SearchDirective.STOP);
            assertThat(notes.take()).startsWith("asked to stop");
            assertThat(trials.stopping()).isTrue();
            assertThatThrownBy(() -> control.direct("s", SearchDirective.GO_ON)).hasMessageContaining("stops already");
        }
    }

    /** Trains nothing. */
    private static final class Nothing implements TrialEvaluator {

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
            return new Outcome.Complete(0.5, OptionalDouble.empty());
        }

        @Override
        public void close() {}
    }
}
