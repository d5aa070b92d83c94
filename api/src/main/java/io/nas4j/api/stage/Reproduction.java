package io.nas4j.api.stage;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.TrialRunner;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.core.trial.TrialResult;
import io.nas4j.core.trial.TrialRun;
import io.nas4j.core.trial.TrialState;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains a stored trial again from what is stored of it, and compares both results. Stores nothing. */
public final class Reproduction {

    /** An accuracy that no network has: a trial that a pruner ended is ended after the same epoch. */
    private static final double ABOVE_ALL = 2;

    /** What is compared, beside the epochs. */
    private static final List<TrialField> REPEATED = List.of(
            TrialField.STATE,
            TrialField.CAUSE,
            TrialField.FINGERPRINT,
            TrialField.PARAMS,
            TrialField.MACS,
            TrialField.SEED,
            TrialField.ACCURACY,
            TrialField.TEST_ACCURACY,
            TrialField.REWARD);

    private Reproduction() {}

    /**
     * A field of both results.
     *
     * @param stored the value of the stored trial; empty where it has none
     * @param now the value of the new training; empty where it has none
     */
    public record Field(String name, String stored, String now) {

        public boolean same() {
            return stored.equals(now);
        }
    }

    /**
     * Trains and compares.
     *
     * @return all fields except wall-clock times and messages, in the order in which a trial has them
     * @throws InvalidInputException where there is nothing to train
     */
    public static List<Field> run(StageContext context, StudyConfig config, Phase phase, int number)
            throws InterruptedException {
        Trial stored = trained(context.store(), config.name(), phase, number);
        if (phase == Phase.SEARCH && stored.number() < StudyImport.count(config)) {
            throw new InvalidInputException("trial " + number + " of study " + config.name() + " is the "
                    + stored.message().orElse("result of another study") + ": reproduce that one");
        }
        TrainingTask task = task(context.store(), config, phase);
        TrialRunner runner = context.runner(config, RunListener.NONE);
        EvaluationRequest request =
                runner.request(stored.spec(), task, stored.testAccuracy().isPresent(), Optional.empty());
        if (stored.state() == TrialState.PRUNED) {
            request = request.withStopRule(new StopRule(Map.of(stored.epochs().size(), ABOVE_ALL)));
        }
        List<Epoch> epochs = new ArrayList<>();
        Outcome outcome = context.evaluator().evaluate(request, new EpochListener() {
            @Override
            public void epoch(Epoch epoch) {
                epochs.add(epoch);
            }

            @Override
            public void restarted() {
                epochs.clear();
            }
        });
        TrialRun run = stored.run().seed().isEmpty() ? TrialRun.UNKNOWN : TrialRun.ofSeed(request.seed());
        Trial again = Trial.started(stored.spec(), run)
                .withResult(TrialResult.of(outcome, runner.reward(stored.spec(), outcome), 0))
                .withEpochs(asStored(epochs, stored.epochs()));
        return sideBySide(of(stored), of(again));
    }

    /** Without what the stored ones lack, which an earlier release did not measure. */
    private static List<Epoch> asStored(List<Epoch> epochs, List<Epoch> stored) {
        boolean measured =
                stored.stream().anyMatch(epoch -> epoch.validationLoss().isPresent());
        return measured
                ? epochs
                : epochs.stream().map(Epoch::withoutValidationLoss).toList();
    }

    /** The trial itself, or the one whose result it took over. */
    private static Trial trained(StudyStore store, String study, Phase phase, int number) {
        Trial trial = store.trial(study, phase, number)
                .orElseThrow(() ->
                        new InvalidInputException("study " + study + " has no " + phase.text() + " trial " + number));
        if (!trial.state().finished()) {
            throw new InvalidInputException(phase.text() + " trial " + number + " of study " + study + " is "
                    + trial.state() + ": only a finished trial can be reproduced");
        }
        return trial.sameAs().isEmpty()
                ? trial
                : store.trial(study, phase, trial.sameAs().getAsInt()).orElse(trial);
    }

    private static TrainingTask task(StudyStore store, StudyConfig config, Phase phase) {
        return phase == Phase.SEARCH
                ? config.plan().task()
                : store.plan(config.name(), phase)
                        .map(PhasePlan::task)
                        .orElse(config.plan().task());
    }

    /** The fields that a trial has again when it is trained again. */
    private static Map<String, String> of(Trial trial) {
        Map<String, String> fields = new LinkedHashMap<>();
        REPEATED.forEach(field -> field.shown(trial).ifPresent(value -> fields.put(field.text(), value.toString())));
        trial.epochs().forEach(epoch -> add(fields, epoch));
        return fields;
    }

    private static void add(Map<String, String> fields, Epoch epoch) {
        String name = "epoch " + epoch.number() + " ";
        fields.put(name + "loss", Double.toString(epoch.loss()));
        fields.put(name + "accuracy", Double.toString(epoch.accuracy()));
        if (epoch.validationLoss().isPresent()) {
            fields.put(
                    name + "validation_loss",
                    Double.toString(epoch.validationLoss().getAsDouble()));
        }
        fields.put(name + "learning_rate", Double.toString(epoch.learningRate()));
    }

    private static List<Field> sideBySide(Map<String, String> stored, Map<String, String> now) {
        Map<String, String> names = new LinkedHashMap<>(stored);
        now.forEach(names::putIfAbsent);
        return names.keySet().stream()
                .map(name -> new Field(name, stored.getOrDefault(name, ""), now.getOrDefault(name, "")))
                .toList();
    }
}
