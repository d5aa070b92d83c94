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

    public int number() {
        return spec.number();
    }

    public TrialState state() {
        return result.state();
    }

    public Optional<FailureCause> cause() {
        return result.cause();
    }

    public String fingerprint() {
        return network.fingerprint();
    }

    public long params() {
        return network.params();
    }

    public long macs() {
        return network.macs();
    }

    public OptionalDouble accuracy() {
        return result.accuracy();
    }

    public OptionalDouble testAccuracy() {
        return result.testAccuracy();
    }

    public OptionalDouble reward() {
        return result.reward();
    }

    public OptionalDouble seconds() {
        return result.seconds();
    }

    public Optional<String> message() {
        return result.message();
    }

    public List<MeasuredLatency> latencies() {
        return result.latencies();
    }

    /** What else the training measured. */
    public OtherObjectives objectives() {
        return result.objectives();
    }
}
