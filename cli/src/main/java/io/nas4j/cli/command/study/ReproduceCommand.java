package io.nas4j.cli.command.study;

import io.nas4j.api.stage.Reproduction;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StageListener;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Evaluators;
import io.nas4j.api.workplace.Provenances;
import io.nas4j.api.workplace.Studies;
import io.nas4j.api.workplace.Workers;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.input.TrialArgument;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.store.StudyRun;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Trains a trial again. */
@Command(
        name = "reproduce",
        description =
                "Train a trial again from what is stored of it, and compare field by field; nothing is stored. Exit"
                        + " code 0 where all is identical, as on the same machine with the same engine, 1 where not.")
public final class ReproduceCommand implements Callable<Integer> {

    private static final int DIFFERENT = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrialArgument asked;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws InterruptedException {
        String study = asked.study();
        int number = asked.number();
        Phase phase = asked.phase();
        Terminal terminal = Terminals.of(spec);
        StudyConfig config = Studies.config(storage.url(), study);
        Path home = ArtifactFolder.of(storage.url());
        List<Reproduction.Field> fields;
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ);
                TrialEvaluator evaluator = Workers.evaluator(
                        config.withExecution(execution -> execution.withWorkers(1)),
                        home,
                        terminal::note,
                        Evaluators.OF_PLUGINS)) {
            StudyData.check(config, home).forEach(terminal::note);
            tellWhatChanged(store, config, terminal);
            fields = Reproduction.run(
                    new StageContext(store, evaluator, StageListener.NONE, home), config, phase, number);
        }
        long different = fields.stream().filter(field -> !field.same()).count();
        new Listing(spec.commandLine().getOut(), format.format())
                .print(
                        fields.stream()
                                .map(field -> new Row()
                                        .with("field", field.name())
                                        .with("stored", field.stored())
                                        .with("now", field.now())
                                        .with("same", field.same() ? "yes" : "NO"))
                                .toList(),
                        List.of("field", "stored", "now", "same"),
                        "");
        terminal.note(
                different == 0
                        ? phase.text() + " trial " + number + " of study " + study + " is reproduced: all "
                                + fields.size() + " fields are identical"
                        : different + " of " + fields.size() + " fields of " + phase.text() + " trial " + number
                                + " of study " + study + " are different now");
        return different == 0 ? 0 : DIFFERENT;
    }

    private void tellWhatChanged(StudyStore store, StudyConfig config, Terminal terminal) {
        Optional<StudyRun> run = store.runs(asked.study()).stream()
                .filter(each -> each.fromTrial() <= asked.number())
                .reduce((earlier, later) -> later);
        run.map(each -> Provenances.changes(each.provenance(), Provenances.now(config, Evaluators.OF_PLUGINS)))
                .filter(changes -> !changes.isEmpty())
                .ifPresent(changes -> terminal.note("since the trial was run, " + String.join("; ", changes)));
    }
}
