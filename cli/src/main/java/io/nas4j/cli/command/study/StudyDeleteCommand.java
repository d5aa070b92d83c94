package io.nas4j.cli.command.study;

import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.output.Printable;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.store.StudySummary;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Removes a study. */
@Command(
        name = "delete",
        description = "Remove a study with its trials and all else that is stored of it. Asks first. Files that it"
                + " produced stay.")
final class StudyDeleteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private StudiesCommand studies = new StudiesCommand();

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        Terminal terminal = Terminals.of(spec);
        Studies.config(studies.url(), study);
        StudySummary summary;
        try (StudyStore store = H2StudyStore.open(studies.url(), OpenMode.READ)) {
            summary = store.summary(study);
        }
        if (!yes && !agreed(summary)) {
            terminal.note("nothing was deleted");
            return 0;
        }
        try (StudyStore store = H2StudyStore.open(studies.url(), OpenMode.WRITE)) {
            store.delete(study);
        }
        terminal.note("study " + study + " is deleted, with its " + summary.trials() + " search trials");
        Path files = ArtifactFolder.of(studies.url()).resolve("models").resolve(study);
        if (Files.isDirectory(files)) {
            terminal.note("its files are still in " + files);
        }
        return 0;
    }

    private boolean agreed(StudySummary summary) {
        Console console = System.console();
        if (console == null) {
            throw new InvalidInputException(
                    "studies delete asks on a terminal, and here is none; --yes deletes study " + study + " unasked");
        }
        String answer = console.readLine(
                "Delete study %s with its %d search trials, for good? [y/N] ", Printable.line(study), summary.trials());
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
