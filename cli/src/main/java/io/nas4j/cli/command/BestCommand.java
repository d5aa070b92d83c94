package io.nas4j.cli.command;

import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.stage.SearchStage;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.OpenMode;
import io.nas4j.space.Require;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the best trials of a search. */
@Command(name = "best", description = "List the best search trials by reward, each network once.")
final class BestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(names = "--top", paramLabel = "K", defaultValue = "1", description = "How many. Default: 1.")
    private int top;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Require.between("--top", top, 1, 1_000_000);
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            new Listing(spec.commandLine().getOut(), format.format())
                    .print(
                            SearchStage.best(store, study, top).stream()
                                    .map(StudyRows::trial)
                                    .toList(),
                            List.of("number", "accuracy", "macs", "params", "reward", "fingerprint", "architecture"),
                            "Study " + study + " has no complete trial yet.");
        }
        return 0;
    }
}
