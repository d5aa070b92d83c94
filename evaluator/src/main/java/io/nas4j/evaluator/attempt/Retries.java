package io.nas4j.evaluator.attempt;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.Decimals;
import java.util.Optional;

/**
 * Who gets a second attempt: a network whose worker died, once, in another worker; and one that diverged, once, at a quarter
 * of the learning rate, where the limits say so. What was out of memory or time, or threw, would again.
 */
public final class Retries {

    /** A peak that is too high is mostly so by a small factor; a quarter still learns in a short training. */
    private static final double GENTLER = 0.25;

    private Retries() {}

    /** Trains a network once. */
    @FunctionalInterface
    public interface Attempt {
        Outcome of(EvaluationRequest request) throws InterruptedException;
    }

    /**
     * Has a network trained, once or twice.
     *
     * @param trainer what trains, for sentences: {@code worker process}
     */
    public static Outcome run(String trainer, EvaluationRequest request, EpochListener listener, Attempt attempt)
            throws InterruptedException {
        EvaluationRequest tried = request;
        boolean died = false;
        Optional<String> note = Optional.empty();
        while (true) {
            Outcome outcome = attempt.of(tried);
            if (!(outcome instanceof Outcome.Failed failed)) {
                return noted(outcome, note);
            }
            if (failed.cause() == FailureCause.CRASHED && !died) {
                died = true;
            } else if (failed.cause() == FailureCause.DIVERGED
                    && request.limits().retryDiverged()
                    && note.isEmpty()) {
                double rate = request.task().recipe().optimizer().learningRate() * GENTLER;
                tried = request.withTask(request.task()
                        .withRecipe(recipe -> recipe.withOptimizer(optimizer -> optimizer.withLearningRate(rate))));
                note = Optional.of("trained at learning rate " + Decimals.text(rate) + " after it had diverged: "
                        + failed.message());
            } else {
                return failed(trainer, failed, note);
            }
            listener.restarted();
        }
    }

    private static Outcome noted(Outcome outcome, Optional<String> note) {
        Optional<String> both =
                note.map(text -> text + outcome.note().map(own -> "; " + own).orElse(""));
        return both.isPresent() ? outcome.withNote(both) : outcome;
    }

    private static Outcome failed(String trainer, Outcome.Failed failed, Optional<String> note) {
        String what = failed.cause() == FailureCause.CRASHED
                ? "the " + trainer + " died in both attempts; the last: " + failed.message()
                : failed.message();
        return new Outcome.Failed(
                failed.cause(), what + note.map(text -> " (" + text + ")").orElse(""));
    }
}
