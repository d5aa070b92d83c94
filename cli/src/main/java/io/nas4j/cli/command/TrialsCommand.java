package io.nas4j.cli.command;

import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Listing;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.OpenMode;
import io.nas4j.space.latency.LatencyTable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists a study's trials. */
@Command(name = "trials", description = "List a study's trials.")
final class TrialsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            defaultValue = "search",
            description = "${COMPLETION-CANDIDATES}. Default: search.")
    private Phase phase;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            Optional<LatencyTable> latency = store.config(study).flatMap(StudyConfig::latency);
            List<String> columns = switch (phase) {
                case SEARCH -> StudyRows.TRIAL_COLUMNS;
                case BASELINE -> StudyRows.BASELINE_COLUMNS;
                case GRID -> StudyRows.GRID_COLUMNS;
            };
            new Listing(spec.commandLine().getOut(), format.format())
                    .print(
                            store.trials(study, phase).stream()
                                    .map(trial -> StudyRows.trial(trial, latency))
                                    .toList(),
                            columns,
                            "Study " + study + " has no " + phase.text() + " trials.");
        }
        return 0;
    }
}
