package io.nas4j.cli.command.storage;

import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.db.transfer.StoreImport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads what was exported. */
@Command(
        name = "import",
        description =
                "Add the studies of an export to the storage, which is created where there is none: all or, where one of"
                        + " that name is there, none.")
final class DbImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            description = "What 'nas4j db export' wrote: a .jsonl file, or a folder of CSV files.")
    private Path input;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        int studies = StoreImport.all(storage.url(), input);
        Terminals.of(spec)
                .note("imported " + studies + (studies == 1 ? " study" : " studies") + " into " + storage.url());
        return 0;
    }
}
