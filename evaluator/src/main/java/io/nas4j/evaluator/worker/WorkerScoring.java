package io.nas4j.evaluator.worker;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.attempt.TrialWatch;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** One attempt to have a network scored in one worker; empty where the worker died of it, or took too much. */
final class WorkerScoring extends WorkerJob<Optional<SortedMap<String, Score>>> {

    private final Consumer<String> problems;

    /**
     * Begins with an idle worker.
     *
     * @param problems is told how the worker died, or what it took too much of
     */
    WorkerScoring(WorkerProcess worker, TrialWatch watch, String dataset, Consumer<String> problems) {
        super(worker, watch, dataset);
        this.problems = problems;
    }

    @Override
    Optional<Optional<SortedMap<String, Score>>> heard(Message message, EpochListener listener) {
        if (message instanceof Message.Scored scored) {
            answered(true);
            return Optional.of(Optional.of(scored.scores()));
        }
        throw new IllegalStateException("a worker that scores said " + message);
    }

    @Override
    void lost() {
        // nothing was heard of it yet
    }

    @Override
    Optional<SortedMap<String, Score>> ended(Outcome.Failed failed) {
        problems.accept(failed.message());
        return Optional.empty();
    }
}
