package io.nas4j.cli.command.search;

import io.nas4j.api.AskedStudy;
import io.nas4j.api.Workspace;
import io.nas4j.api.request.Told;
import io.nas4j.api.stage.ask.TellStage;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.OtherObjectives;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Told told = new Told(value, failed, message, epoch, loss, others());
        try (AskedStudy asked =
                Workspace.at(storage.url()).noting(terminal::note).asked(study)) {
            TellStage.Answer answer = asked.tell(number, told);
            if (epoch.isPresent()) {
                terminal.say(answer.ends() ? "stop" : "continue");
            } else {
                note(answer.trial(), terminal);
            }
        }
        return 0;
    }

    private OtherObjectives others() {
        try {
            return OtherObjectives.parse(String.join(",", objectives));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "--objective must be a name and a number, as latency_ms=3.5, but was '"
                            + String.join(",", objectives) + "'",
                    e);
        }
    }

    private static void note(Trial trial, Terminal terminal) {
        terminal.note("trial " + trial.number() + " is " + trial.state()
                + (trial.reward().isPresent()
                        ? ", its reward " + Decimals.text(trial.reward().getAsDouble())
                        : ""));
    }
}
