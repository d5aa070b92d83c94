package io.nas4j.cli.command.storage;

import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.db.transfer.StoreCopies;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a storage. */
@Command(
        name = "backup",
        description =
                "Copy the storage as it is at one moment, also while searches run. '--storage jdbc:h2:FILE' opens the"
                        + " copy; files that studies produced are not in it.")
final class DbBackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to create; its name ends in .mv.db.")
    private Path file;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        CopiedRows.say(Terminals.of(spec), file, StoreCopies.backup(storage.url(), file));
        return 0;
    }
}
