package io.nas4j.cli.command.study;

import io.nas4j.api.StoredStudies;
import io.nas4j.api.Workspace;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.StudyRows;
import io.nas4j.cli.output.Listing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists studies, or changes one as a whole. */
@Command(
        name = "studies",
        description = "List the studies in the storage; or rename, delete or copy one.",
        synopsisSubcommandLabel = "[rename OLD NEW | delete STUDY | copy STUDY NEW]",
        subcommands = {StudyRenameCommand.class, StudyDeleteCommand.class, StudyCopyCommand.class})
public final class StudiesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        try (StoredStudies stored = Workspace.at(storage.url()).read()) {
            new Listing(spec.commandLine().getOut(), format.format())
                    .print(
                            stored.studies().stream().map(StudyRows::study).toList(),
                            StudyRows.STUDY_COLUMNS,
                            "No studies in " + storage.url() + ".");
        }
        return 0;
    }

    String url() {
        return storage.url();
    }
}
