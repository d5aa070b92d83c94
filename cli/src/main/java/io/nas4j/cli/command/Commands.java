package io.nas4j.cli.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands, in the order in which help shows them. */
public final class Commands {

    private static final List<Class<?>> CLASSES = List.of(
            QuickstartCommand.class,
            SearchCommand.class,
            ResumeCommand.class,
            StudiesCommand.class,
            TrialsCommand.class,
            TrialCommand.class,
            BestCommand.class,
            StrategyCommand.class,
            TrainCommand.class,
            GridSearchCommand.class,
            ScaleCommand.class,
            ExportCommand.class,
            DbCommand.class,
            ProfileCommand.class,
            SpaceCommand.class,
            LatencyCommand.class,
            BenchmarkCommand.class,
            ConvertCommand.class,
            FidelityCommand.class,
            DoctorCommand.class,
            WorkerMode.class,
            ThroughputMode.class,
            LatencyMode.class,
            WarmMode.class);

    private Commands() {}

    /** The names of those that help shows. */
    public static List<String> names() {
        return CLASSES.stream()
                .map(type -> type.getAnnotation(Command.class))
                .filter(command -> !command.hidden())
                .map(Command::name)
                .toList();
    }

    /** Adds the commands to the program; a command is made only when it is the one that runs. */
    public static CommandLine addTo(CommandLine program) {
        CLASSES.forEach(type -> program.addSubcommand(type));
        return program;
    }
}
