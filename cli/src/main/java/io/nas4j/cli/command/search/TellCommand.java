package io.nas4j.cli.command.search;

import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.AskedStudies;
import io.nas4j.api.workplace.Workers;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.controller.Strategies;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.ToldTrials;
import io.nas4j.core.run.TrialRunner;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores what came of a trial that was handed out. */
@Command(
        name = "tell",
        description =
                "Tell what came of a trial that 'ask' handed out: its accuracy, or why it failed; or with --epoch how far"
                        + " it is, which prints 'stop' where a pruner ends it, and 'continue' otherwise.")
public final class TellCommand implements Callable<Integer> {

    private static final double MILLIS = 1e3;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Parameters(index = "1", paramLabel = "NUMBER", description = "Number of the trial.")
    private int number;

    @Option(
            names = {"--accuracy", "--value"},
            paramLabel = "X",
            description =
                    "What the training came to, in the study's metric: a fraction, or with 'search --minimize' a number"
                            + " of at least 0.")
    private Optional<Double> value = Optional.empty();

    @Option(names = "--failed", paramLabel = "CAUSE", description = "Why it failed: ${COMPLETION-CANDIDATES}.")
    private Optional<FailureCause> failed = Optional.empty();

    @Option(names = "--message", paramLabel = "TEXT", description = "A sentence on that. By default none.")
    private Optional<String> message = Optional.empty();

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "The accuracy is that after epoch N, and the training goes on.")
    private Optional<Integer> epoch = Optional.empty();

    @Option(names = "--loss", paramLabel = "X", description = "Training loss of the epoch. By default not known.")
    private Optional<Double> loss = Optional.empty();

    @Option(
            names = "--objective",
            paramLabel = "NAME=X",
            description = "Another number that was measured, as latency_ms=3.5. May be given several times.")
    private List<String> objectives = new ArrayList<>();

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        Terminal terminal = Terminals.of(spec);
        refuseCombinations();
        StudyConfig config = AskedStudies.config(storage.url(), study);
        OtherObjectives others = others(config);
        OptionalDouble accuracy = accuracy(config);
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.WRITE);
                TrialEvaluator nobody = Workers.evaluator(config, ArtifactFolder.of(storage.url()), terminal::note)) {
            Trial trial = running(store);
            ToldTrials told = new ToldTrials(new TrialRunner(config, nobody, store, RunListener.NONE));
            if (epoch.isEmpty()) {
                note(told.finish(trial, outcome(accuracy, others), seconds(trial)), terminal);
            } else {
                terminal.say(epoch(told, config, trial, accuracy.orElseThrow(), others) ? "stop" : "continue");
            }
        }
        return 0;
    }

    private void refuseCombinations() {
        if (value.isPresent() == failed.isPresent()) {
            throw new InvalidInputException("give either --accuracy, or --failed with a cause");
        }
        if (epoch.isPresent() && failed.isPresent()) {
            throw new InvalidInputException(
                    "--epoch tells an accuracy; a trial that failed has ended, so leave it out");
        }
        if (message.isPresent() && failed.isEmpty()) {
            throw new InvalidInputException("--message says why a trial failed; give --failed, or leave it out");
        }
        if (loss.isPresent() && epoch.isEmpty()) {
            throw new InvalidInputException("--loss is of an epoch; give --epoch, or leave it out");
        }
        if (failed.isPresent() && !objectives.isEmpty()) {
            throw new InvalidInputException("--objective is of a training that did not fail; leave it out");
        }
    }

    private OptionalDouble accuracy(StudyConfig config) {
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(config.plan().guidance().judged().accuracy(value.get()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private OtherObjectives others(StudyConfig config) {
        OtherObjectives others;
        try {
            others = OtherObjectives.parse(String.join(",", objectives));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "--objective must be a name and a number, as latency_ms=3.5, but was '"
                            + String.join(",", objectives) + "'",
                    e);
        }
        if (value.isPresent() && epoch.isEmpty()) {
            Strategies.objectives(config.plan().strategy()).stream()
                    .filter(name -> others.find(name).isEmpty())
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InvalidInputException("study " + study + " weighs " + name + " (its strategy is "
                                + config.plan().strategy() + "); give --objective " + name + "=X");
                    });
        }
        boolean raw = value.isPresent()
                && Double.isFinite(value.get())
                && config.plan().guidance().judged().minimize();
        return raw ? others.with(config.plan().guidance().judged().metric(), value.get()) : others;
    }

    private Trial running(StudyStore store) {
        Trial trial = store.trial(study, Phase.SEARCH, number)
                .orElseThrow(() -> new InvalidInputException("trial " + number + " of study " + study
                        + " was not handed out; 'nas4j ask " + study + "' hands one out"));
        if (trial.state().finished()) {
            throw new InvalidInputException("trial " + number + " of study " + study + " is finished (" + trial.state()
                    + ") and never changes; what is told now is not stored");
        }
        return trial;
    }

    private boolean epoch(ToldTrials told, StudyConfig config, Trial trial, double accuracy, OtherObjectives others) {
        int next = trial.epochs().size() + 1;
        int most = config.plan().task().recipe().epochs();
        if (epoch.orElseThrow() != next || next > most) {
            throw new InvalidInputException("--epoch must be "
                    + (next > most ? "left out, since all " + most + " are told" : next + ", which comes next")
                    + ", but was " + epoch.orElseThrow());
        }
        double before = trial.epochs().stream().mapToDouble(Epoch::seconds).sum();
        boolean stops = told.epoch(
                trial,
                new Epoch(
                        next,
                        loss.orElse(Double.NaN),
                        accuracy,
                        OptionalDouble.empty(),
                        0,
                        Math.max(0, seconds(trial) - before),
                        0));
        if (stops) {
            double best = Math.max(
                    accuracy,
                    trial.epochs().stream().mapToDouble(Epoch::accuracy).max().orElse(0));
            told.finish(trial, new Outcome.Pruned(best).withObjectives(others), seconds(trial));
        }
        return stops;
    }

    private Outcome outcome(OptionalDouble accuracy, OtherObjectives others) {
        if (accuracy.isEmpty()) {
            return new Outcome.Failed(failed.orElseThrow(), message.orElse("told by 'nas4j tell'"));
        }
        return new Outcome.Complete(accuracy.getAsDouble(), OptionalDouble.empty()).withObjectives(others);
    }

    private static double seconds(Trial trial) {
        return trial.run()
                .started()
                .map(started ->
                        Math.max(0, Duration.between(started, Instant.now()).toMillis() / MILLIS))
                .orElse(0.0);
    }

    private static void note(Trial trial, Terminal terminal) {
        terminal.note("trial " + trial.number() + " is " + trial.state()
                + (trial.reward().isPresent()
                        ? ", its reward " + Decimals.text(trial.reward().getAsDouble())
                        : ""));
    }
}
