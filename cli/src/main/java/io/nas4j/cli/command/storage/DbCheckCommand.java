package io.nas4j.cli.command.storage;

import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.stage.Artifacts;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.StudySummary;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.transfer.StoreCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads a whole storage. */
@Command(
        name = "check",
        description =
                "Read every row of the storage and every file that its studies produced, and list what does not fit"
                        + " together. Changes nothing. Exit code 1 where something does not.")
final class DbCheckCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("study", "problem");

    @Spec
    private CommandSpec spec;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        List<Row> problems = new ArrayList<>();
        try (H2StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            int rows = StoreCheck.rows(store).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            List<StudySummary> studies = store.studies();
            for (StudySummary study : studies) {
                String name = study.config().name();
                StoreCheck.problems(store, study).forEach(problem -> problems.add(row(name, problem)));
                for (Artifact artifact : store.artifacts(name)) {
                    Artifacts.problem(artifact)
                            .ifPresent(problem ->
                                    problems.add(row(name, artifact.kind() + " (" + artifact.path() + ") " + problem)));
                }
            }
            new Listing(spec.commandLine().getOut(), format.format())
                    .print(
                            problems,
                            COLUMNS,
                            "All " + rows + " rows of " + studies.size() + (studies.size() == 1 ? " study" : " studies")
                                    + " are sound.");
        }
        return problems.isEmpty() ? 0 : 1;
    }

    private static Row row(String study, String problem) {
        return new Row().with("study", study).with("problem", problem);
    }
}
