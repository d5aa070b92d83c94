package io.nas4j.cli.command.study;

import io.nas4j.api.StoredStudies;
import io.nas4j.api.Workspace;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.input.TrialArgument;
import io.nas4j.cli.listing.StudyRows;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Printable;
import io.nas4j.cli.output.Row;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.latency.LatencyTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows one trial, with its decisions, the scores that its network got untrained, and epochs. */
@Command(name = "trial", description = "Show one trial, with its decisions and epochs.")
public final class TrialCommand implements Callable<Integer> {

    private static final List<String> EPOCH_COLUMNS =
            List.of("epoch", "loss", "accuracy", "validation_loss", "learning_rate", "seconds", "images_per_second");

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrialArgument asked;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        String study = asked.study();
        int number = asked.number();
        Phase phase = asked.phase();
        try (StoredStudies studies = Workspace.at(storage.url()).read()) {
            Trial trial = studies.trial(study, phase, number)
                    .orElseThrow(
                            () -> new InvalidInputException("study " + study + " has no " + phase.text() + " trial "
                                    + number + "; 'nas4j trials " + study + " --phase " + phase.text()
                                    + "' lists those that it has"));
            Optional<LatencyTable> latency = studies.config(study).plan().latency();
            List<Row> epochs = trial.epochs().stream().map(StudyRows::epoch).toList();
            PrintWriter out = spec.commandLine().getOut();
            Row row = StudyRows.detailed(trial, latency);
            SortedMap<String, Score> scores = studies.scores(study, trial.fingerprint());
            Row scored = format.format() == Format.TABLE ? row : new Row();
            scores.forEach((name, score) -> scored.with(name, score.value()));
            if (scored != row) {
                row.with("scores", scored);
            }
            new Listing(out, format.format()).print(row.with("epochs", epochs));
            if (format.format() == Format.TABLE) {
                trial.spec().decisions().forEach(decision -> out.println(Printable.line("  " + decision)));
                if (!epochs.isEmpty()) {
                    out.print(Listing.table(epochs, EPOCH_COLUMNS));
                }
                out.flush();
            }
        }
        return 0;
    }
}
