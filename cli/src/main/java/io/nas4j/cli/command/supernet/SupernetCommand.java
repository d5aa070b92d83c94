package io.nas4j.cli.command.supernet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One set of weights for all networks of a space. */
@Command(
        name = "supernet",
        synopsisSubcommandLabel = "COMMAND",
        description = "Train one set of weights that holds every network of a space, and judge networks by it without"
                + " training them. It needs LibTorch; Deeplearning4j has no part in it.",
        subcommands = {SupernetTrainCommand.class, SupernetJudgeCommand.class})
public final class SupernetCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "'supernet' needs to be told what to do: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
