package io.nas4j.cli.command.storage;

import io.nas4j.api.stage.Artifacts;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.core.store.Artifact;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.check.StoreCheck;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.transfer.StoreCopies;
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
            int rows = StoreCopies.rows(store).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            StoreCheck.problems(store).forEach(problem -> problems.add(row(problem.study(), problem.text())));
            List<String> studies = StoreCheck.names(store);
            for (String study : studies) {
                for (Artifact artifact : store.artifacts(study)) {
                    Artifacts.problem(artifact)
                            .ifPresent(problem -> problems.add(
                                    row(study, artifact.kind() + " (" + artifact.path() + ") " + problem)));
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
