package io.nas4j.core.trial;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A trial as it is stored.
 *
 * @param network what is known of its network before it is trained
 * @param result how far it is, and what came of it
 * @param sameAs number of the earlier trial of its phase whose result this one takes over
 * @param run who trained it, and when
 * @param epochs in order; empty in listings that did not ask for them
 */
public record Trial(
        TrialSpec spec,
        NetworkFacts network,
        TrialResult result,
        OptionalInt sameAs,
        TrialRun run,
        List<Epoch> epochs) {

    public Trial {
        epochs = List.copyOf(epochs);
    }

    /**
     * A trial as a store has it, without epochs.
     *
     * @throws IllegalArgumentException where a value is none that a trial can have
     * @throws io.nas4j.space.InvalidInputException where its architecture is none
     */
    public static Trial read(Phase phase, TrialValues values) {
        return new Trial(
                TrialSpec.read(phase, values),
                NetworkFacts.read(values),
                TrialResult.read(values),
                values.ordinal(TrialField.SAME_AS),
                TrialRun.read(values),
                List.of());
    }

    /** A trial that begins. */
    public static Trial started(TrialSpec spec, TrialRun run) {
        return new Trial(
                spec, NetworkFacts.of(spec.architecture()), TrialResult.RUNNING, OptionalInt.empty(), run, List.of());
    }

    /**
     * A trial that takes over the result of an earlier one: nothing was trained for it.
     *
     * @param when it did
     */
    public static Trial linked(TrialSpec spec, Trial first, Instant when) {
        return new Trial(
                spec,
                NetworkFacts.of(spec.architecture()),
                first.result.takenOver(),
                OptionalInt.of(first.number()),
                TrialRun.nothing(when),
                List.of());
    }

    /** The same trial with another result. */
    public Trial withResult(TrialResult other) {
        return new Trial(spec, network, other, sameAs, run, epochs);
    }

    /** The same trial with its epochs. */
    public Trial withEpochs(List<Epoch> all) {
        return new Trial(spec, network, result, sameAs, run, all);
    }

    /** Its place among the trials of its phase, from 0. */
    public int number() {
        return spec.number();
    }

    /** How far it is. */
    public TrialState state() {
        return result.state();
    }

    /** Why it failed; empty where it did not. */
    public Optional<FailureCause> cause() {
        return result.cause();
    }

    /** Hash of what its network computes; equal networks have equal ones. */
    public String fingerprint() {
        return network.fingerprint();
    }

    /** Parameters of its network. */
    public long params() {
        return network.params();
    }

    /** Multiply-accumulates of its network for one image. */
    public long macs() {
        return network.macs();
    }

    /** Best validation accuracy, a fraction; empty where there is none. */
    public OptionalDouble accuracy() {
        return result.accuracy();
    }

    /** Accuracy on the test images, a fraction; empty where they were not opened. */
    public OptionalDouble testAccuracy() {
        return result.testAccuracy();
    }

    /** What it is worth to the search; empty unless it is complete. */
    public OptionalDouble reward() {
        return result.reward();
    }

    /** Wall time that it took, in seconds; empty until it has ended. */
    public OptionalDouble seconds() {
        return result.seconds();
    }

    /** What went wrong or was out of the ordinary, in a sentence; empty where nothing was. */
    public Optional<String> message() {
        return result.message();
    }

    /** Latencies that were measured of the trained network. */
    public List<MeasuredLatency> latencies() {
        return result.latencies();
    }

    /** What else the training measured. */
    public OtherObjectives objectives() {
        return result.objectives();
    }
}
