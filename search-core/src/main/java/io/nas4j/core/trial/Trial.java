package io.nas4j.core.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A trial as it is stored.
 *
 * @param fingerprint of its architecture; equal fingerprints are evaluated once
 * @param macs multiply-accumulates of one image
 * @param accuracy best validation accuracy, a fraction, once complete
 * @param testAccuracy on images no search has seen; only where the phase measures it
 * @param reward once complete
 * @param seconds of wall time
 * @param sameAs number of the earlier trial of its phase whose result this one takes over
 * @param message what went wrong or was out of the ordinary, in a sentence
 * @param run who trained it, and when
 * @param latencies measured: of one image first, then of the study's batch where that is larger; empty in studies that ask
 *     for none
 * @param epochs in order; empty in listings that did not ask for them
 */
public record Trial(
        TrialSpec spec,
        TrialState state,
        Optional<FailureCause> cause,
        String fingerprint,
        long params,
        long macs,
        OptionalDouble accuracy,
        OptionalDouble testAccuracy,
        OptionalDouble reward,
        OptionalDouble seconds,
        OptionalInt sameAs,
        Optional<String> message,
        TrialRun run,
        List<MeasuredLatency> latencies,
        List<Epoch> epochs) {

    public Trial {
        latencies = List.copyOf(latencies);
        epochs = List.copyOf(epochs);
    }

    public int number() {
        return spec.number();
    }
}
