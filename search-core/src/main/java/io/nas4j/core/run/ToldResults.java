package io.nas4j.core.run;

import io.nas4j.core.query.Condition;
import io.nas4j.core.query.TrialQuery;
import io.nas4j.core.statistics.LossCalibration;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Signal;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.search.Choices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the strategy is told of each trial. Where the study's signal is the loss, that is the accuracy that the trial's least
 * validation loss stands for, by the trials up to it, and the reward of such an accuracy.
 */
final class ToldResults {

    private final boolean byLoss;
    private final Map<Integer, List<Epoch>> stored;
    private final Map<Integer, Double> losses = new HashMap<>();
    private final LossCalibration calibration = new LossCalibration();

    ToldResults(StudyConfig config, StudyStore store) {
        this.byLoss = config.plan().guidance().signal() == Signal.LOSS;
        this.stored = byLoss ? store.epochs(config.name(), Phase.SEARCH) : Map.of();
    }

    /** Learns what was observed before the run goes on. */
    void catchUp(StudyStore store, String study, int before) {
        if (before > 0 && byLoss) {
            Condition earlier = Condition.numbered(Condition.Operator.BELOW, before);
            store.trials(study, TrialQuery.where(Phase.SEARCH, earlier)).forEach(this::learn);
        }
    }

    /** Learns a trial, once, in the order of their numbers. */
    void learn(Trial trial) {
        if (!byLoss) {
            return;
        }
        OptionalDouble loss = loss(trial);
        loss.ifPresent(value -> losses.put(trial.number(), value));
        if (loss.isPresent()
                && trial.sameAs().isEmpty()
                && trial.state() == TrialState.COMPLETE
                && trial.accuracy().isPresent()) {
            calibration.learn(loss.getAsDouble(), trial.accuracy().getAsDouble());
        }
    }

    private OptionalDouble loss(Trial trial) {
        if (trial.sameAs().isPresent()) {
            Double first = losses.get(trial.sameAs().getAsInt());
            return first == null ? OptionalDouble.empty() : OptionalDouble.of(first);
        }
        List<Epoch> epochs = trial.epochs().isEmpty() ? stored.getOrDefault(trial.number(), List.of()) : trial.epochs();
        OptionalDouble best = Signal.LOSS.best(epochs);
        return best.isPresent() ? OptionalDouble.of(-best.getAsDouble()) : best;
    }

    /** What the strategy is told of a trial that was learned. */
    Observation of(Choices choices, Trial trial) {
        OptionalDouble accuracy = trial.accuracy();
        OptionalDouble reward = trial.reward();
        Double loss = losses.get(trial.number());
        if (loss != null && accuracy.isPresent()) {
            double seen = accuracy.getAsDouble();
            double told = calibration.accuracy(loss).orElse(seen);
            accuracy = OptionalDouble.of(told);
            // a reward is the accuracy times what the cost makes of it
            if (reward.isPresent() && seen > 0) {
                reward = OptionalDouble.of(reward.getAsDouble() * told / seen);
            }
        }
        return new Observation(choices, trial.state(), trial.cause(), accuracy, reward, trial.objectives());
    }
}
