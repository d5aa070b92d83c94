package io.nas4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself; its subcommands do the work. */
@Command(
        name = "nas4j",
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Searches for image-classification networks and scales them.",
        footer = {
            "",
            "Exit codes: 0 done, 1 the work failed, 2 the input is wrong, 130 interrupted and resumable.",
            "'nas4j COMMAND --help' explains a command."
        })
final class Nas4jCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces.")
    @SuppressWarnings("UnusedVariable") // looked for on the command line, which may be wrong otherwise
    private boolean debug;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "A folder with jars of strategies, evaluators, data sets, exporters and scaling rules. By default"
                            + " none.")
    private Optional<Path> plugins = Optional.empty();

    /** Where plug-ins are. */
    Optional<Path> plugins() {
        return plugins;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing; commands are " + String.join(", ", Commands.names()));
    }
}
