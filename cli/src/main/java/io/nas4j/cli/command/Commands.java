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
            WarmStartCommand.class,
            StudiesCommand.class,
            TrialsCommand.class,
            TrialCommand.class,
            ReproduceCommand.class,
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

    /**
     * Adds the commands to the program; a command is made only when it is the one that runs. Reading the options of all of
     * them takes as long as listing trials does, so that a command line that begins with a command gets that one only.
     */
    public static CommandLine addTo(CommandLine program, String... args) {
        CLASSES.stream()
                .filter(type -> args.length > 0 && name(type).equals(args[0]))
                .findFirst()
                .ifPresentOrElse(program::addSubcommand, () -> CLASSES.forEach(program::addSubcommand));
        return program;
    }

    private static String name(Class<?> type) {
        return type.getAnnotation(Command.class).name();
    }
}
