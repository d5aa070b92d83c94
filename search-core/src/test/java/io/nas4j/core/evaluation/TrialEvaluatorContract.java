package io.nas4j.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every evaluator keeps to; it is asked to train small networks. */
public abstract class TrialEvaluatorContract {

    private static final int NETWORKS = 4;

    /** An evaluator for as many threads as there are workers. */
    protected abstract TrialEvaluator create(int workers);

    private static List<EvaluationRequest> requests() {
        SearchSpace space = SearchSpaces.definition(SearchSpaces.MICRO).space();
        SplittableRandom random = new SplittableRandom(1);
        TrainingTask task = TrainingTask.of(
                TaskData.of(TaskData.OWN, 0, 1), Recipe.plain(1, 2, OptimizerSettings.usual(Optimizer.SGD)));
        List<EvaluationRequest> requests = new ArrayList<>();
        for (int i = 0; i < NETWORKS; i++) {
            Architecture network = space.build(space.sample(random));
            requests.add(new EvaluationRequest(network, task, "plugin:contract", i, false, Optional.empty()));
        }
        return requests;
    }

    @Test
    void givesEqualRequestsEqualOutcomesWithinTheRange() throws InterruptedException {
        try (TrialEvaluator evaluator = create(1)) {
            for (EvaluationRequest request : requests()) {
                Outcome once = evaluator.evaluate(request, epoch -> {});
                assertThat(evaluator.evaluate(request, epoch -> {})).isEqualTo(once);
                if (once instanceof Outcome.Complete complete) {
                    assertThat(complete.accuracy()).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Test
    void givesTheSameWhateverOtherThreadsDo() throws InterruptedException, ExecutionException {
        List<Outcome> alone = new ArrayList<>();
        try (TrialEvaluator evaluator = create(1)) {
            for (EvaluationRequest request : requests()) {
                alone.add(evaluator.evaluate(request, epoch -> {}));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(NETWORKS);
        try (TrialEvaluator evaluator = create(NETWORKS)) {
            List<Future<Outcome>> together = new ArrayList<>();
            for (EvaluationRequest request : requests()) {
                together.add(threads.submit(() -> evaluator.evaluate(request, epoch -> {})));
            }
            for (int i = 0; i < NETWORKS; i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
