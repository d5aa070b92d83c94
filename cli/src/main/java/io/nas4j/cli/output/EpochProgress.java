package io.nas4j.cli.output;

import io.nas4j.core.run.RunListener;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialSpec;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Shows trainings that take long, epoch by epoch, on standard error. */
public final class EpochProgress implements RunListener {

    private final Progress progress;
    private final int epochs;
    private final Map<Integer, Double> seconds = new HashMap<>();

    /**
     * @param progress shows the trials
     * @param epochs of each training
     */
    public EpochProgress(Progress progress, int epochs) {
        this.progress = progress;
        this.epochs = epochs;
    }

    @Override
    public void started(TrialSpec spec) {
        progress.started(spec);
    }

    @Override
    public synchronized void epoch(TrialSpec spec, Epoch epoch) {
        double spent =
                epoch.number() == 1 ? epoch.seconds() : seconds.getOrDefault(spec.number(), 0.0) + epoch.seconds();
        seconds.put(spec.number(), spent);
        progress.note(line(spec, epoch, spent / epoch.number() * (epochs - epoch.number())));
    }

    private String line(TrialSpec spec, Epoch epoch, double left) {
        return spec.phase().text() + " trial " + spec.number() + ": epoch " + epoch.number() + "/" + epochs
                + String.format(
                        Locale.ROOT,
                        ", loss %.4f, accuracy %s, %,.0f images/s",
                        epoch.loss(),
                        Units.percent(epoch.accuracy()),
                        epoch.imagesPerSecond())
                + (epoch.number() < epochs ? ", about " + Units.duration(left) + " remaining" : "");
    }

    @Override
    public void finished(Trial trial, boolean before) {
        progress.finished(trial, before);
    }

    @Override
    public void ended() {
        progress.ended();
    }
}
