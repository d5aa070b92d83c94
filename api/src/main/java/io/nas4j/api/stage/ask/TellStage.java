package io.nas4j.api.stage.ask;

import io.nas4j.api.request.Told;
import io.nas4j.api.stage.StageContext;
import io.nas4j.controller.Strategies;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.ToldTrials;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.Judged;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** Stores what is told of trials that were handed out. */
public final class TellStage {

    private static final double MILLIS = 1e3;

    private TellStage() {}

    /**
     * What came of telling.
     *
     * @param trial as it is stored now
     * @param ends whether the trial is over: it was told so, or a pruner ends it
     */
    public record Answer(Trial trial, boolean ends) {}

    /**
     * Stores the end of a trial, or an epoch of it.
     *
     * @throws InvalidInputException where the trial was not handed out or is finished, the value is out of range, the epoch does
     *     not come next, or an objective is missing that the strategy weighs; nothing is stored then
     */
    public static Answer tell(StageContext context, StudyConfig config, int number, Told told) {
        OtherObjectives others = others(config, told);
        OptionalDouble accuracy = accuracy(config, told);
        Trial trial = running(context.store(), config.name(), number);
        ToldTrials trials = new ToldTrials(context.runner(config, RunListener.NONE));
        if (told.epoch().isPresent()) {
            return epoch(trials, trial, told, accuracy.orElseThrow(), others);
        }
        Outcome outcome = accuracy.isPresent()
                ? new Outcome.Complete(accuracy.getAsDouble(), OptionalDouble.empty()).withObjectives(others)
                : new Outcome.Failed(told.failed().orElseThrow(), told.message().orElse("told by 'nas4j tell'"));
        return new Answer(trials.finish(trial, outcome, seconds(trial)), true);
    }

    private static OptionalDouble accuracy(StudyConfig config, Told told) {
        if (told.value().isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(
                    config.plan().guidance().judged().accuracy(told.value().get()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private static OtherObjectives others(StudyConfig config, Told told) {
        OtherObjectives others = told.objectives();
        if (told.value().isPresent() && told.epoch().isEmpty()) {
            Strategies.objectives(config.plan().strategy()).stream()
                    .filter(name -> others.find(name).isEmpty())
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InvalidInputException("study " + config.name() + " weighs " + name
                                + " (its strategy is " + config.plan().strategy() + "); give --objective " + name
                                + "=X");
                    });
            config.plan()
                    .objective()
                    .measured()
                    .filter(name -> !(others.find(name).orElse(0) > 0))
                    .ifPresent(name -> {
                        throw new InvalidInputException("the reward of study " + config.name() + " weighs " + name
                                + "; give --objective " + name + "=X, with X above 0");
                    });
        }
        Judged judged = config.plan().guidance().judged();
        boolean raw = told.value().filter(Double::isFinite).isPresent() && judged.minimize();
        return raw ? others.with(judged.metric(), told.value().get()) : others;
    }

    private static Trial running(StudyStore store, String study, int number) {
        Trial trial = store.trial(study, Phase.SEARCH, number)
                .orElseThrow(() -> new InvalidInputException("trial " + number + " of study " + study
                        + " was not handed out; 'nas4j ask " + study + "' hands one out"));
        if (trial.state().finished()) {
            throw new InvalidInputException("trial " + number + " of study " + study + " is finished (" + trial.state()
                    + ") and never changes; what is told now is not stored");
        }
        return trial;
    }

    private static Answer epoch(ToldTrials trials, Trial trial, Told told, double accuracy, OtherObjectives others) {
        int next = trial.epochs().size() + 1;
        int most = trials.runner().config().plan().task().recipe().epochs();
        int number = told.epoch().orElseThrow();
        if (number != next || next > most) {
            throw new InvalidInputException("--epoch must be "
                    + (next > most ? "left out, since all " + most + " are told" : next + ", which comes next")
                    + ", but was " + number);
        }
        double before = trial.epochs().stream().mapToDouble(Epoch::seconds).sum();
        boolean ends = trials.epoch(
                trial,
                new Epoch(
                        next,
                        told.loss().orElse(Double.NaN),
                        accuracy,
                        OptionalDouble.empty(),
                        0,
                        Math.max(0, seconds(trial) - before),
                        0));
        if (!ends) {
            return new Answer(trial, false);
        }
        double best = Math.max(
                accuracy,
                trial.epochs().stream().mapToDouble(Epoch::accuracy).max().orElse(0));
        return new Answer(trials.finish(trial, new Outcome.Pruned(best).withObjectives(others), seconds(trial)), true);
    }

    private static double seconds(Trial trial) {
        return trial.run()
                .started()
                .map(started ->
                        Math.max(0, Duration.between(started, Instant.now()).toMillis() / MILLIS))
                .orElse(0.0);
    }
}
