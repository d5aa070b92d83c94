package io.nas4j.db.check;

import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.Decimals;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.plan.Fingerprint;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a trial is as this program stores one: its costs, its fingerprint and its reward follow from its network and its
 * accuracy, and a linked trial has the result of the trial that it names.
 */
final class TrialCheck {

    /** What a study has whose engine looks accuracies up. */
    private static final Set<Phase> ON_A_TABLE = EnumSet.of(Phase.SEARCH, Phase.CONFIRM);

    private static final int MOST_TRIALS = 10_000_000;
    private static final int MOST_WORKERS = 1024;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    /** Relative; machines may differ in the last digit of a power. */
    private static final double TOLERANCE = 1e-9;

    private final StudyConfig config;
    private final boolean trains;
    private final int trials;
    private final int mostEpochs;

    TrialCheck(StudyConfig config, Phase phase, int mostEpochs) {
        this.config = config;
        this.trains = !TableEvaluator.names(config.execution().engine());
        this.trials = phase == Phase.SEARCH ? config.execution().trials() : MOST_TRIALS;
        this.mostEpochs = mostEpochs;
    }

    /**
     * What is wrong with a trial, to be read behind its number; empty where nothing is.
     *
     * @param earlier the trials up to this one
     */
    Optional<String> problem(Trial trial, List<Epoch> epochs, Map<Integer, Trial> earlier) {
        if (trial.number() >= trials) {
            return Optional.of("is beyond the total of " + trials + " trials");
        }
        if (!trains && !ON_A_TABLE.contains(trial.spec().phase())) {
            return Optional.of("is there, though the study's engine trains nothing");
        }
        if (trial.run().worker().orElse(0) < 0 || trial.run().worker().orElse(0) >= MOST_WORKERS) {
            return Optional.of("has worker " + trial.run().worker().orElse(0) + ", which no study has");
        }
        return network(trial)
                .or(() -> ofItsPhase(trial))
                .or(() -> times(trial))
                .or(() -> result(trial, epochs))
                .or(() -> link(trial, earlier))
                .or(() -> epochs(epochs));
    }

    private Optional<String> network(Trial trial) {
        Cost cost = CostModel.cost(trial.spec().architecture());
        if (cost.macs() != trial.macs()) {
            return Optional.of("has " + trial.macs() + " MACs stored, but its network has " + cost.macs());
        }
        if (cost.params() != trial.params()) {
            return Optional.of("has " + trial.params() + " parameters stored, but its network has " + cost.params());
        }
        if (trial.spec().architecture().classes() != config.data().classes()) {
            return Optional.of(
                    "has a network for " + trial.spec().architecture().classes() + " classes, but the study has "
                            + config.data().classes());
        }
        return Fingerprint.of(trial.spec().architecture()).equals(trial.fingerprint())
                ? Optional.empty()
                : Optional.of("has the fingerprint " + trial.fingerprint() + ", which is another network's");
    }

    private static Optional<String> ofItsPhase(Trial trial) {
        if (trial.spec().coefficients().isPresent() != (trial.spec().phase() == Phase.GRID)) {
            return Optional.of(
                    trial.spec().phase() == Phase.GRID
                            ? "has no scaling coefficients"
                            : "has scaling coefficients, which only trials of a grid have");
        }
        return ON_A_TABLE.contains(trial.spec().phase()) && trial.testAccuracy().isPresent()
                ? Optional.of("has a test accuracy, but no search sees test images")
                : Optional.empty();
    }

    /** A clock may have been wrong, but not as wrong as that. */
    private static Optional<String> times(Trial trial) {
        return Stream.of(trial.run().started(), trial.run().finished())
                .flatMap(Optional::stream)
                .filter(time -> time.isBefore(Instant.EPOCH) || time.isAfter(LATEST))
                .findFirst()
                .map(time -> "has the time " + time + ", which no clock tells");
    }

    private Optional<String> result(Trial trial, List<Epoch> epochs) {
        double seconds = trial.seconds().orElse(0);
        if (trial.state().finished() != trial.seconds().isPresent() || !(seconds >= 0) || Double.isInfinite(seconds)) {
            return Optional.of("is " + trial.state() + " and took " + text(trial.seconds()) + " seconds");
        }
        OptionalDouble reward = reward(trial);
        if (!close(reward, trial.reward())) {
            return Optional.of("has the reward " + text(trial.reward()) + ", but its accuracy and its cost are worth "
                    + text(reward));
        }
        boolean trained = trains
                && !config.execution().asked()
                && trial.sameAs().isEmpty()
                && trial.run().seed().isPresent();
        return trained && trial.state() == TrialState.COMPLETE && epochs.isEmpty()
                ? Optional.of("is complete without an epoch")
                : Optional.empty();
    }

    /** What the search would have rewarded it with. */
    private OptionalDouble reward(Trial trial) {
        OptionalDouble cost = config.plan().cost(trial.spec().architecture(), trial::macs, trial.objectives());
        return trial.state() == TrialState.COMPLETE && cost.isPresent()
                ? OptionalDouble.of(
                        config.plan().objective().reward(trial.accuracy().orElse(0), cost.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static boolean close(OptionalDouble expected, OptionalDouble stored) {
        if (expected.isEmpty() || stored.isEmpty()) {
            return expected.isEmpty() == stored.isEmpty();
        }
        double difference = Math.abs(expected.getAsDouble() - stored.getAsDouble());
        return difference <= TOLERANCE * Math.abs(expected.getAsDouble());
    }

    private static Optional<String> link(Trial trial, Map<Integer, Trial> earlier) {
        if (trial.sameAs().isEmpty()) {
            return Optional.empty();
        }
        Trial source = earlier.get(trial.sameAs().getAsInt());
        boolean same = source != null
                && source.state() == trial.state()
                && source.cause().equals(trial.cause())
                && source.accuracy().equals(trial.accuracy())
                && source.testAccuracy().equals(trial.testAccuracy())
                && source.fingerprint().equals(trial.fingerprint());
        return same
                ? Optional.empty()
                : Optional.of("does not have the network and the result of trial "
                        + trial.sameAs().getAsInt() + ", which it is the same as");
    }

    private Optional<String> epochs(List<Epoch> epochs) {
        if (!trains && !epochs.isEmpty()) {
            return Optional.of("has epochs, though the study's engine trains nothing");
        }
        if (epochs.size() > mostEpochs) {
            return Optional.of("has " + epochs.size() + " epochs, but its training has " + mostEpochs);
        }
        for (int i = 0; i < epochs.size(); i++) {
            Epoch epoch = epochs.get(i);
            if (epoch.number() != i + 1) {
                return Optional.of("lacks epoch " + (i + 1));
            }
            if (!(epoch.accuracy() >= 0 && epoch.accuracy() <= 1)) {
                return Optional.of("has an epoch whose accuracy is " + Decimals.text(epoch.accuracy()));
            }
            if (!(epoch.seconds() >= 0 && epoch.imagesPerSecond() >= 0 && epoch.learningRate() >= 0)) {
                return Optional.of("has an epoch with a negative time, speed or learning rate");
            }
        }
        return Optional.empty();
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Decimals.text(value.getAsDouble()) : "none";
    }
}
