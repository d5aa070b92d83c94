package io.nas4j.cli.command.study;

import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.Duration;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.Require;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a study on one screen while it runs. */
@Command(
        name = "watch",
        description =
                "Show a study on one screen that redraws while it runs, from any other terminal: progress, the best,"
                        + " accuracies against costs, what each worker trains, failures. Without a terminal it prints the screen once,"
                        + " and then a line whenever trials have finished.")
public final class WatchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            defaultValue = "1s",
            description = "How often to look. Default: ${DEFAULT-VALUE}.")
    private Duration every = new Duration(1);

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        double seconds = Require.between("--every in seconds", every.seconds(), 0.1, 3600.0);
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            Studies.config(store, storage.url(), study);
            new StudyWatcher(store, study, Terminals.of(spec), Clock.systemUTC()).watch(Math.round(1000 * seconds));
        }
        return 0;
    }
}
