package io.nas4j.evaluator.worker;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.attempt.TrialWatch;
import io.nas4j.evaluator.train.LocalEvaluator;
import java.util.Optional;

/** One attempt at a trial in one worker. */
final class WorkerTrial extends WorkerJob<Outcome> {

    private final TrialWatch watch;
    private Optional<Outcome> trained = Optional.empty();

    /** Begins with an idle worker. */
    WorkerTrial(WorkerProcess worker, TrialWatch watch, String dataset) {
        super(worker, watch, dataset);
        this.watch = watch;
    }

    @Override
    Optional<Outcome> heard(Message message, EpochListener listener) {
        if (message instanceof Message.EpochDone done) {
            watch.epoch(done.epoch().number());
            listener.epoch(done.epoch());
            return Optional.empty();
        }
        if (message instanceof Message.Kept) {
            watch.heard();
            listener.kept();
            return Optional.empty();
        }
        if (message instanceof Message.Trained done) {
            trained = Optional.of(done.outcome());
            watch.trained();
            listener.trained(done.outcome());
            return Optional.empty();
        }
        if (message instanceof Message.Done done) {
            answered(isClean(done.outcome()));
            return Optional.of(done.outcome() instanceof Outcome.Failed failed ? ended(failed) : done.outcome());
        }
        throw new IllegalStateException("a worker that trains said " + message);
    }

    @Override
    void lost() {
        trained = Optional.empty();
    }

    /** A network that is trained is not lost because measuring it went wrong. */
    @Override
    Outcome ended(Outcome.Failed failed) {
        return trained.map(outcome -> outcome.withNote(Optional.of(LocalEvaluator.NOT_TIMED + failed.message())))
                .orElse(failed);
    }

    /** What was thrown, in training or in measuring, may have left native memory or threads behind. */
    private static boolean isClean(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                ? failed.cause() == FailureCause.DIVERGED
                : outcome.note().isEmpty();
    }
}
