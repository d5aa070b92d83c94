package io.nas4j.evaluator.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.train.Requests;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest {

    private static final EvaluationRequest REQUEST = Requests.request("fake", Requests.task("shapes", 320, 100, 3));
    private static final Outcome DONE = new Outcome.Complete(0.5, OptionalDouble.empty());
    private static final Outcome DIED = new Outcome.Failed(FailureCause.CRASHED, "killed by signal 11");
    private static final Outcome DIVERGED = new Outcome.Failed(FailureCause.DIVERGED, "the loss became NaN");

    private final List<Double> rates = new ArrayList<>();
    private int restarts;

    private Outcome run(boolean retryDiverged, Outcome... outcomes) throws InterruptedException {
        Deque<Outcome> left = new ArrayDeque<>(List.of(outcomes));
        EpochListener listener = new EpochListener() {
            @Override
            public void epoch(Epoch epoch) {}

            @Override
            public void restarted() {
                restarts++;
            }
        };
        Outcome outcome = Retries.run(
                "worker process", REQUEST.withLimits(new TrialLimits(0, 0, 0, retryDiverged)), listener, tried -> {
                    rates.add(tried.task().recipe().optimizer().learningRate());
                    return left.pop();
                });
        assertThat(left).isEmpty();
        assertThat(restarts).isEqualTo(outcomes.length - 1);
        return outcome;
    }

    @Test
    void bothNotesAreKept() throws Exception {
        Iterator<Outcome> outcomes = List.<Outcome>of(
                        new Outcome.Failed(FailureCause.DIVERGED, "the loss became NaN"),
                        new Outcome.Complete(0.5, OptionalDouble.empty())
                                .withNote(Optional.of("latency was not measured")))
                .iterator();
        EvaluationRequest request = Requests.request("fake", Requests.task("shapes", 320, 100, 3))
                .withLimits(new TrialLimits(0, 0, 0, true));
        assertThat(Retries.run("worker process", request, epoch -> {}, tried -> outcomes.next())
                        .note())
                .contains("trained at learning rate 0.0025 after it had diverged: the loss became NaN; latency was not"
                        + " measured");
    }

    @Test
    void whoseWorkerDiedIsTriedOnceMoreAsItWas() throws InterruptedException {
        assertThat(run(false, DIED, DONE)).isEqualTo(DONE);
        assertThat(rates).containsExactly(0.01, 0.01);
    }

    @Test
    void whoseWorkerDiedTwiceHasCrashed() throws InterruptedException {
        assertThat(run(true, DIED, DIED))
                .isEqualTo(new Outcome.Failed(
                        FailureCause.CRASHED,
                        "the worker process died in both attempts; the last: killed by signal 11"));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCause.class,
            names = {"OUT_OF_MEMORY", "TIMEOUT", "ERROR"})
    void whatWouldFailAgainIsNotTriedAgain(FailureCause cause) throws InterruptedException {
        Outcome failed = new Outcome.Failed(cause, "so it is");
        assertThat(run(true, failed)).isEqualTo(failed);
        assertThat(rates).hasSize(1);
    }

    @Test
    void divergedIsTriedAgainOnlyWhereThatIsAskedFor() throws InterruptedException {
        assertThat(run(false, DIVERGED)).isEqualTo(DIVERGED);
    }

    @Test
    void divergedIsTriedAgainMoreGently() throws InterruptedException {
        String note = "trained at learning rate 0.0025 after it had diverged: the loss became NaN";
        assertThat(run(true, DIVERGED, DONE)).isEqualTo(DONE.withNote(Optional.of(note)));
        assertThat(rates).containsExactly(0.01, 0.0025);
        restarts = 0;
        assertThat(run(true, DIVERGED, new Outcome.Pruned(0.2)))
                .isEqualTo(new Outcome.Pruned(0.2).withNote(Optional.of(note)));
        restarts = 0;
        assertThat(run(true, DIVERGED, DIVERGED))
                .isEqualTo(new Outcome.Failed(FailureCause.DIVERGED, "the loss became NaN (" + note + ")"));
    }

    @Test
    void eachCauseHasItsOwnSecondAttempt() throws InterruptedException {
        assertThat(run(true, DIED, DIVERGED, DONE)).isInstanceOf(Outcome.Complete.class);
        assertThat(rates).containsExactly(0.01, 0.01, 0.0025);
        restarts = 0;
        assertThat(run(true, DIVERGED, DIED, DIED)).isInstanceOf(Outcome.Failed.class);
    }
}
