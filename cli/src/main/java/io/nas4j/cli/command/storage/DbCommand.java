package io.nas4j.cli.command.storage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after the storage as a whole. */
@Command(
        name = "db",
        synopsisSubcommandLabel = "COMMAND",
        description = "Check, back up, export or import the storage itself.",
        subcommands = {DbCheckCommand.class, DbBackupCommand.class, DbExportCommand.class, DbImportCommand.class})
public final class DbCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "'db' needs to be told what to do: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
