package io.nas4j.evaluator.trainer;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.study.Judged;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.attempt.TrialWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One attempt at a trial by one program: what it says until it is done, dead, or beyond a limit. */
final class TrainerTrial {

    private static final double NANOS = 1e9;
    private static final String EXAMPLE = "{\"epoch\":1,\"%s\":0.5,\"loss\":1.2}";

    private final TrainerProcess program;
    private final TrialWatch watch;
    private final EvaluationRequest request;
    private final Judged judged;
    private final Set<String> needed;
    private final boolean kept;

    private final List<Epoch> epochs = new ArrayList<>();
    private OtherObjectives objectives = OtherObjectives.NONE;
    private long began = System.nanoTime();
    private boolean clean;

    /**
     * Begins with a program that has been told of the trial.
     *
     * @param needed other objectives that a whole training must have
     * @param kept whether the program goes on to other trials
     */
    TrainerTrial(
            TrainerProcess program,
            TrialWatch watch,
            EvaluationRequest request,
            Judged judged,
            Set<String> needed,
            boolean kept) {
        this.program = program;
        this.watch = watch;
        this.request = request;
        this.judged = judged;
        this.needed = needed;
        this.kept = kept;
    }

    /** Whether the program waits for another trial, as good as before. */
    boolean leavesProgramClean() {
        return clean;
    }

    /** Listens until the trial has ended. */
    Outcome run(EpochListener listener) throws InterruptedException {
        watch.heard();
        long looked = System.nanoTime();
        boolean over = false;
        while (true) {
            Optional<Heard> heard = program.next(ProcessMemory.interval());
            Optional<Outcome> end = Optional.empty();
            if (heard.isPresent() && heard.get() instanceof Heard.Line line) {
                end = said(line.text(), listener);
            } else if (heard.isPresent() && heard.get() instanceof Heard.LongLine line) {
                end = failed(
                        FailureCause.ERROR,
                        "the program printed a line of more than " + line.most() + " bytes, which is no report");
            } else if (heard.isPresent()) {
                over = true;
            }
            if (end.isPresent()) {
                return end.get();
            }
            // what a program has started may hold its output open longer than it lives
            boolean silent = heard.isEmpty() && program.exit().isPresent();
            if (over || silent) {
                Optional<Outcome> ended = ended();
                if (ended.isPresent()) {
                    return ended.get();
                }
                if (heard.isEmpty()) {
                    TimeUnit.NANOSECONDS.sleep(ProcessMemory.interval() / 10);
                }
            }
            if (program.spoke()) {
                watch.heard();
                listener.progress();
            }
            long now = System.nanoTime();
            if (now - looked >= ProcessMemory.interval()) {
                looked = now;
                Optional<Outcome.Failed> exceeded = watch.exceeded();
                if (exceeded.isPresent()) {
                    return exceeded.get();
                }
            }
        }
    }

    private Optional<Outcome> said(String line, EpochListener listener) {
        long now = System.nanoTime();
        Optional<Report> report =
                Report.parse(line, judged, request.stopRule().signal(), epochs.size() + 1, (now - began) / NANOS);
        if (report.isEmpty()) {
            program.note(line);
            return Optional.empty();
        }
        if (report.get() instanceof Report.Wrong wrong) {
            return failed(wrong.cause(), wrong.message());
        }
        if (report.get() instanceof Report.Done done) {
            objectives = objectives.with(done.objectives());
            clean = kept;
            return kept ? Optional.of(complete()) : Optional.empty();
        }
        Report.Trained trained = (Report.Trained) report.get();
        began = now;
        int most = request.task().recipe().epochs();
        if (trained.epoch().number() > most) {
            return failed(
                    FailureCause.ERROR,
                    "the program told epoch " + trained.epoch().number() + ", but a training has " + most
                            + " (--epochs)");
        }
        objectives = objectives.with(trained.objectives());
        epochs.add(trained.epoch());
        listener.epoch(trained.epoch());
        watch.epoch(trained.epoch().number());
        if (trained.epoch().number() == most) {
            watch.trained();
            return Optional.empty();
        }
        double worth = request.stopRule().signal().best(epochs).orElse(Double.NEGATIVE_INFINITY);
        return request.stopRule().ends(trained.epoch().number(), worth)
                ? Optional.of(new Outcome.Pruned(best()).withObjectives(objectives))
                : Optional.empty();
    }

    /** What it means that the program has ended; empty where it only says no more. */
    private Optional<Outcome> ended() throws InterruptedException {
        OptionalInt code = program.exit();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (TrainerProcess.ofSignal(code.getAsInt())) {
            return failed(FailureCause.CRASHED, program.obituary());
        }
        if (code.getAsInt() != 0) {
            return failed(FailureCause.ERROR, "the program failed: " + program.obituary());
        }
        if (kept) {
            return failed(
                    FailureCause.ERROR,
                    program.withLines("the program ended before it had printed {\"done\":true} for the trial"));
        }
        return Optional.of(complete());
    }

    private Outcome complete() {
        if (epochs.isEmpty()) {
            return new Outcome.Failed(
                    FailureCause.ERROR,
                    program.withLines("the program ended without a line as " + EXAMPLE.formatted(judged.metric())));
        }
        Optional<String> missing = needed.stream()
                .filter(name -> objectives.find(name).isEmpty())
                .sorted()
                .findFirst();
        if (missing.isPresent()) {
            return new Outcome.Failed(
                    FailureCause.ERROR, "no line of the program has '" + missing.get() + "', which the study weighs");
        }
        return new Outcome.Complete(best(), OptionalDouble.empty()).withObjectives(objectives);
    }

    private double best() {
        return epochs.stream().mapToDouble(Epoch::accuracy).max().orElse(0);
    }

    private static Optional<Outcome> failed(FailureCause cause, String message) {
        return Optional.of(new Outcome.Failed(cause, message));
    }
}
