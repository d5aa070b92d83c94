package io.nas4j.cli.command.study;

import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a study once more. */
@Command(
        name = "copy",
        description = "Write a study once more under another name; the two go on by themselves. Of the files that it"
                + " produced only the paths are copied.")
final class StudyCopyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private StudiesCommand studies = new StudiesCommand();

    @Parameters(index = "0", paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Parameters(index = "1", paramLabel = "NEW", description = "Name of the copy, which no study has.")
    private String name;

    @Override
    public Integer call() {
        Studies.config(studies.url(), study);
        try (StudyStore store = H2StudyStore.open(studies.url(), OpenMode.WRITE)) {
            store.copy(study, name);
            Terminals.of(spec)
                    .note("study " + name + " has the " + store.summary(name).trials() + " trials of " + study);
        }
        return 0;
    }
}
