package io.nas4j.evaluator.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrialWatchTest {

    private static final long MIB = 1L << 20;

    private double seconds = 1000;
    private OptionalLong memory = OptionalLong.of(0);

    private TrialWatch watch(TrialLimits limits) {
        return new TrialWatch("worker", limits, 100 * MIB, () -> memory, () -> (long) (seconds * 1e9));
    }

    /** Looks once a second for so long. */
    private void pass(TrialWatch watch, int span) {
        for (int i = 0; i < span; i++) {
            seconds++;
            assertThat(watch.exceeded()).as("after %s s", seconds).isEmpty();
        }
    }

    private void endsIn(TrialWatch watch, FailureCause cause, String message) {
        seconds++;
        assertThat(watch.exceeded()).contains(new Outcome.Failed(cause, message));
    }

    @Test
    void timeRunsFromTheFirstSignOfProgress() {
        TrialWatch watch = watch(new TrialLimits(20, 0, 0, false));
        pass(watch, 100);
        watch.heard();
        pass(watch, 12);
        watch.epoch(1);
        pass(watch, 8);
        endsIn(watch, FailureCause.TIMEOUT, "it was not done after 20 s (--trial-timeout), in epoch 2");
    }

    @Test
    void silenceEndsWithEverySignOfProgress() {
        TrialWatch watch = watch(new TrialLimits(0, 5.5, 0, false));
        for (int i = 0; i < 10; i++) {
            watch.heard();
            pass(watch, 5);
        }
        endsIn(watch, FailureCause.TIMEOUT, "it made no step for 5.5 s (--silent-timeout), in epoch 1");
    }

    @Test
    void beforeTheFirstStepAWorkerMayBeSilentForAMinuteAndRead() {
        TrialWatch watch = watch(new TrialLimits(10, 5, 0, false));
        pass(watch, 60);
        watch.reading();
        assertThat(watch.readsImages()).isTrue();
        pass(watch, 60);
        endsIn(watch, FailureCause.TIMEOUT, "it made no step for 60 s (--silent-timeout), while it read images");
        watch.heard();
        assertThat(watch.readsImages()).isFalse();
        TrialWatch patient = watch(new TrialLimits(0, 90, 0, false));
        pass(patient, 90);
        endsIn(patient, FailureCause.TIMEOUT, "it made no step for 90 s (--silent-timeout), before its first epoch");
    }

    @Test
    void withoutLimitsATrialMayTakeForever() {
        TrialWatch watch = watch(TrialLimits.NONE);
        pass(watch, 100_000);
        watch.heard();
        pass(watch, 100_000);
    }

    @Test
    void timeInWhichNobodyCouldLookIsNotTheTrials() {
        TrialWatch watch = watch(new TrialLimits(20, 5, 0, false));
        watch.heard();
        pass(watch, 3);
        seconds += 3600; // both were stopped, as by Ctrl-Z
        assertThat(watch.exceeded()).isEmpty();
        pass(watch, 2);
        endsIn(watch, FailureCause.TIMEOUT, "it made no step for 5 s (--silent-timeout), in epoch 1");
    }

    @Test
    void memoryIsLimitedWhileTheImagesAreReadToo() {
        memory = OptionalLong.of(100 * MIB);
        TrialWatch shared = watch(TrialLimits.NONE);
        pass(shared, 1);
        memory = OptionalLong.of(100 * MIB + 1);
        endsIn(
                shared,
                FailureCause.OUT_OF_MEMORY,
                "the worker kept 101 MB in memory before its first epoch, more than its share of this machine's,"
                        + " 100 MB (--worker-memory)");
        TrialWatch limited = watch(new TrialLimits(0, 0, 100, false));
        limited.epoch(2);
        endsIn(
                limited,
                FailureCause.OUT_OF_MEMORY,
                "the worker kept 101 MB in memory in epoch 3, more than its limit, 100 MB (--worker-memory)");
        memory = OptionalLong.empty();
        pass(limited, 1);
    }
}
