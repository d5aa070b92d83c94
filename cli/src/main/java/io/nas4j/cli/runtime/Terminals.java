package io.nas4j.cli.runtime;

import io.nas4j.cli.output.Terminal;
import picocli.CommandLine.Model.CommandSpec;

/** The terminal that a command was started on. */
public final class Terminals {

    private Terminals() {}

    /** The launcher knows whether standard error is a terminal; Java 17 does not. */
    public static Terminal of(CommandSpec spec) {
        return new Terminal(
                spec.commandLine().getOut(), spec.commandLine().getErr(), Boolean.getBoolean("nas4j.stderr.terminal"));
    }
}
