package io.nas4j.cli.runtime;

import io.nas4j.api.stage.StageListener;
import io.nas4j.cli.output.EpochProgress;
import io.nas4j.cli.output.Progress;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.trial.Phase;

/** Shows the progress of stages on a terminal. */
public record StageProgress(Terminal terminal) implements StageListener {

    @Override
    public RunListener trials(Phase phase, int total) {
        return new Progress(terminal.err(), terminal.drawsOver(), phase.text(), total);
    }

    @Override
    public RunListener trainings(Phase phase, int total, int epochs) {
        return new EpochProgress(new Progress(terminal.err(), terminal.drawsOver(), phase.text(), total), epochs);
    }

    @Override
    public void scoring(int networks, String score) {
        terminal.note("warm start: scoring " + networks + " random networks by " + score);
    }

    /** On a line of its own, below a progress bar that may be there. */
    @Override
    public void asked(String sentence) {
        terminal.note("");
        terminal.note(sentence);
    }

    @Override
    public void missing(String sentence) {
        terminal.note(sentence);
    }
}
