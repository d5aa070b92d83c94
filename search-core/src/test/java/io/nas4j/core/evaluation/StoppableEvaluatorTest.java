package io.nas4j.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoppableEvaluatorTest {

    private static final Outcome DONE = new Outcome.Complete(0.5, OptionalDouble.empty());

    private final Trials trials = new Trials();
    private final StoppableEvaluator evaluator = new StoppableEvaluator(trials);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> heard = new CopyOnWriteArrayList<>();

    /** Ends an epoch, with its number, whenever the test says so; negative begins anew. */
    private static final class Trials implements TrialEvaluator {
        private final BlockingQueue<Integer> first = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> second = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> begun = new LinkedBlockingQueue<>();

        @Override
        public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
            BlockingQueue<Integer> ends = request.seed() == 1 ? first : second;
            begun.add(1);
            int epoch = 0;
            while (epoch < request.task().recipe().epochs()) {
                epoch = ends.take();
                if (epoch < 0) {
                    listener.restarted();
                } else {
                    listener.epoch(new Epoch(epoch, 1, 0.5, OptionalDouble.empty(), 0.1, 1, 1));
                }
            }
            return DONE;
        }

        @Override
        public void close() {}
    }

    private static EvaluationRequest request(long seed) {
        return new EvaluationRequest(
                ArchitectureText.parse("in:12x3 stem:k3_s2_c8 mb:e1_k3_s1_c8 head:c16 classes:10"),
                TrainingTask.of(
                        TaskData.of("shapes", 0, 10), Recipe.plain(3, 16, OptimizerSettings.usual(Optimizer.SGD))),
                "torch",
                seed,
                false,
                Optional.empty());
    }

    private Future<Outcome> begin(long seed) throws InterruptedException {
        Future<Outcome> trial =
                threads.submit(() -> evaluator.evaluate(request(seed), epoch -> heard.add(epoch.number())));
        trials.begun.take();
        return trial;
    }

    private void waitUntilHeard(int epochs) throws InterruptedException {
        while (heard.size() < epochs) {
            Thread.sleep(1);
        }
    }

    @AfterEach
    void ends() {
        threads.shutdownNow();
    }

    @Test
    void runsAsEverUntilItIsStopped() throws Exception {
        Future<Outcome> trial = begin(1);
        trials.first.addAll(List.of(1, -1, 1, 2, 3));

        assertThat(trial.get()).isEqualTo(DONE);
        assertThat(heard).containsExactly(1, 1, 2, 3);
    }

    @Test
    void trialsGoOnToTheEndOfTheirEpochAndEndTogether() throws Exception {
        Future<Outcome> first = begin(1);
        Future<Outcome> second = begin(2);
        trials.first.add(1);
        waitUntilHeard(1);

        assertThat(evaluator.stop()).isEqualTo(2);
        trials.second.add(1);
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
                .as("the first has not ended its epoch")
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        trials.first.add(2);

        assertThatThrownBy(first::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertThatThrownBy(second::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(heard).contains(2).doesNotContain(3);
    }

    @Test
    void aTrialWhoseLastEpochEndsIsComplete() throws Exception {
        Future<Outcome> last = begin(1);
        Future<Outcome> other = begin(2);
        trials.first.addAll(List.of(1, 2));
        waitUntilHeard(2);
        evaluator.stop();
        trials.first.add(3);
        trials.second.add(1);

        assertThat(last.get()).isEqualTo(DONE);
        assertThatThrownBy(other::get).hasRootCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void nothingBeginsOnceItIsStoppedAndNoFailedAttemptAgain() throws Exception {
        Future<Outcome> failing = begin(1);
        evaluator.stop();
        trials.first.add(-1);

        assertThatThrownBy(failing::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> evaluator.evaluate(request(2), epoch -> {})).isInstanceOf(InterruptedException.class);
        assertThat(evaluator.stop()).isZero();
    }

    @Test
    void holdsTrialsBackWhileItIsPaused() throws Exception {
        evaluator.pause();
        Future<?> turn = threads.submit(() -> {
            evaluator.awaitTurn();
            return DONE;
        });
        assertThatThrownBy(() -> turn.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        evaluator.goOn();
        assertThat(turn.get()).isEqualTo(DONE);
    }

    @Test
    void theTrialsThatRunComeToTheirEndAndNoneThatWaitedBegins() throws Exception {
        Future<Outcome> running = begin(1);
        evaluator.pause();
        Future<?> waiting = threads.submit(() -> {
            evaluator.awaitTurn();
            return DONE;
        });
        assertThat(evaluator.stopBehindTrials()).isEqualTo(1);
        trials.first.addAll(List.of(1, 2, 3));

        assertThat(running.get()).isEqualTo(DONE);
        assertThat(heard).containsExactly(1, 2, 3);
        assertThatThrownBy(waiting::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(evaluator.stopping()).isTrue();
    }
}
