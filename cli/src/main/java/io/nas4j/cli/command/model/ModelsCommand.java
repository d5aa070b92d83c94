package io.nas4j.cli.command.model;

import io.nas4j.api.stage.model.StoredModel;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.ModelRows;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists trained models. */
@Command(
        name = "models",
        description =
                "List the networks that were trained longer than in a search, with accuracy and cost; of a baseline,"
                        + " the files with its weights and what it was exported to.")
public final class ModelsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            Terminal terminal = Terminals.of(spec);
            List<StoredModel> models = StoredModel.all(store);
            new Listing(terminal.out(), format.format())
                    .print(
                            models.stream().map(ModelRows::row).toList(),
                            ModelRows.COLUMNS,
                            "No study in " + storage.url() + " has trained a baseline yet; 'nas4j train STUDY' does.");
            models.forEach(model -> model.problem()
                    .ifPresent(problem -> terminal.note("the file with the weights of study " + model.study() + " "
                            + problem + "; 'nas4j train " + model.study() + " --restart' trains it again")));
        }
        return 0;
    }
}
