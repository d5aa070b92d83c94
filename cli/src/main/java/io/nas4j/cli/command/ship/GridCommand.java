package io.nas4j.cli.command.ship;

import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.GridText;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a grid search found. */
@Command(
        name = "grid",
        description =
                "Show what a study's grid search found: its candidates, the surface over all ways to double the MACs, and the"
                        + " choice. Trains nothing.")
public final class GridCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Mixin
    private GridLatencies latencies;

    @Mixin
    private FormatOption format;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        Terminal terminal = Terminals.of(spec);
        latencies.check();
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            StudyConfig config = Studies.config(store, storage.url(), study);
            GridSearchResult found = GridStage.found(store, config)
                    .orElseThrow(() -> new InvalidInputException("study " + study
                            + " has no grid search yet of which anything is trained; 'nas4j grid-search " + study
                            + "' begins one"));
            GridSearchResult result = latencies.in(found, terminal);
            if (format.format() == Format.TABLE) {
                GridText.print(result, terminal);
            } else {
                GridText.print(result, new Listing(spec.commandLine().getOut(), format.format()), terminal);
            }
        }
        return 0;
    }
}
