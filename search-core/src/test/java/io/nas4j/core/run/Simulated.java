package io.nas4j.core.run;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.plan.Fingerprint;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Accuracy from the network's text alone; takes random time; fails networks whose hash says so. */
final class Simulated implements TrialEvaluator {

    private final SplittableRandom delays = new SplittableRandom();
    final AtomicInteger calls = new AtomicInteger();
    private final int stopAfter;

    Simulated(int stopAfter) {
        this.stopAfter = stopAfter;
    }

    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
        if (calls.incrementAndGet() > stopAfter) {
            throw new InterruptedException("killed here");
        }
        int delay;
        synchronized (delays) {
            delay = delays.nextInt(4);
        }
        Thread.sleep(delay);
        int hash = Math.floorMod(Fingerprint.of(request.architecture()).hashCode(), 1000);
        return hash < 50
                ? new Outcome.Failed(FailureCause.DIVERGED, "simulated")
                : new Outcome.Complete(hash / 1000.0, OptionalDouble.empty());
    }

    @Override
    public void close() {}
}
