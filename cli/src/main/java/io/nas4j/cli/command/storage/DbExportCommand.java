package io.nas4j.cli.command.storage;

import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.db.transfer.StoreCopies;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a storage for other programs. */
@Command(
        name = "export",
        description = "Write all tables as text, also while searches run. Of a damaged storage, write what can be read,"
                + " and say so with exit code 1.")
final class DbExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", arity = "0..1", description = "Export this study alone. By default all studies.")
    private Optional<String> study = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description =
                    "jsonl: one file, a row a line; csv: a folder with a file for each table. Default: ${DEFAULT-VALUE}.")
    private StoreCopies.Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            required = true,
            description = "The file or folder to create.")
    private Path output;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        StoreCopies.Copied copied = StoreCopies.export(storage.url(), format, output, study);
        CopiedRows.say(Terminals.of(spec), output, copied);
        return copied.damage().isEmpty() ? 0 : 1;
    }
}
