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

/** Gives a study another name. */
@Command(name = "rename", description = "Give a study another name. Files that it produced keep theirs.")
final class StudyRenameCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private StudiesCommand studies = new StudiesCommand();

    @Parameters(index = "0", paramLabel = "OLD", description = "Name of the study.")
    private String study;

    @Parameters(index = "1", paramLabel = "NEW", description = "Its new name, which no study has.")
    private String name;

    @Override
    public Integer call() {
        Studies.config(studies.url(), study);
        try (StudyStore store = H2StudyStore.open(studies.url(), OpenMode.WRITE)) {
            store.rename(study, name);
        }
        Terminals.of(spec).note("study " + study + " is " + name + " now");
        return 0;
    }
}
