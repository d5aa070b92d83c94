package io.nas4j.cli.command;

import io.nas4j.cli.output.Terminal;
import picocli.CommandLine.Model.CommandSpec;

/** The terminal that a command was started on. */
final class Terminals {

    private Terminals() {}

    /** The launcher knows whether standard error is a terminal; Java 17 does not. */
    static Terminal of(CommandSpec spec) {
        return new Terminal(
                spec.commandLine().getOut(), spec.commandLine().getErr(), Boolean.getBoolean("nas4j.stderr.terminal"));
    }
}
