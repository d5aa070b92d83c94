package io.nas4j.cli;

import io.nas4j.cli.command.measure.BenchmarkCommand;
import io.nas4j.cli.command.measure.DoctorCommand;
import io.nas4j.cli.command.measure.FidelityCommand;
import io.nas4j.cli.command.measure.LatencyCommand;
import io.nas4j.cli.command.measure.SimulateCommand;
import io.nas4j.cli.command.model.CardCommand;
import io.nas4j.cli.command.model.EvaluateCommand;
import io.nas4j.cli.command.model.ImportCommand;
import io.nas4j.cli.command.model.ModelsCommand;
import io.nas4j.cli.command.model.PredictCommand;
import io.nas4j.cli.command.network.ConvertCommand;
import io.nas4j.cli.command.network.ProfileCommand;
import io.nas4j.cli.command.network.SpaceCommand;
import io.nas4j.cli.command.search.AskCommand;
import io.nas4j.cli.command.search.ConfirmCommand;
import io.nas4j.cli.command.search.QuickstartCommand;
import io.nas4j.cli.command.search.ResumeCommand;
import io.nas4j.cli.command.search.SearchCommand;
import io.nas4j.cli.command.search.TellCommand;
import io.nas4j.cli.command.search.WarmStartCommand;
import io.nas4j.cli.command.ship.EnsembleCommand;
import io.nas4j.cli.command.ship.ExportCommand;
import io.nas4j.cli.command.ship.GridCommand;
import io.nas4j.cli.command.ship.GridSearchCommand;
import io.nas4j.cli.command.ship.ScaleCommand;
import io.nas4j.cli.command.ship.SweepCommand;
import io.nas4j.cli.command.ship.TrainCommand;
import io.nas4j.cli.command.storage.DbCommand;
import io.nas4j.cli.command.study.BestCommand;
import io.nas4j.cli.command.study.DashboardCommand;
import io.nas4j.cli.command.study.ReportCommand;
import io.nas4j.cli.command.study.ReproduceCommand;
import io.nas4j.cli.command.study.StrategyCommand;
import io.nas4j.cli.command.study.StudiesCommand;
import io.nas4j.cli.command.study.TensorBoardCommand;
import io.nas4j.cli.command.study.TrialCommand;
import io.nas4j.cli.command.study.TrialsCommand;
import io.nas4j.cli.command.study.WatchCommand;
import io.nas4j.cli.command.supernet.SupernetCommand;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands, in the order in which help shows them. */
public final class Commands {

    private static final List<Class<?>> CLASSES = List.of(
            QuickstartCommand.class,
            SearchCommand.class,
            ResumeCommand.class,
            WarmStartCommand.class,
            AskCommand.class,
            TellCommand.class,
            ConfirmCommand.class,
            StudiesCommand.class,
            TrialsCommand.class,
            TrialCommand.class,
            ReproduceCommand.class,
            BestCommand.class,
            StrategyCommand.class,
            WatchCommand.class,
            DashboardCommand.class,
            ReportCommand.class,
            TensorBoardCommand.class,
            TrainCommand.class,
            GridSearchCommand.class,
            GridCommand.class,
            SweepCommand.class,
            EnsembleCommand.class,
            ScaleCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ModelsCommand.class,
            CardCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DbCommand.class,
            ProfileCommand.class,
            SpaceCommand.class,
            LatencyCommand.class,
            BenchmarkCommand.class,
            SimulateCommand.class,
            ConvertCommand.class,
            FidelityCommand.class,
            SupernetCommand.class,
            DoctorCommand.class,
            ClassArchiveMode.class);

    private static final Set<String> VERSION = Set.of("-V", "--version");

    private Commands() {}

    /** The names of those that help shows. */
    public static List<String> names() {
        return CLASSES.stream()
                .map(type -> type.getAnnotation(Command.class))
                .filter(command -> !command.hidden())
                .map(Command::name)
                .toList();
    }

    /** The program with all its commands, as completions and man pages describe it. */
    public static CommandLine program() {
        return addTo(new CommandLine(new Nas4jCommand()));
    }

    /**
     * Adds the commands to the program that its words may name; a command is made only when it is the one that runs. Reading
     * the options of all of them takes as long as listing trials does, so that a command line that begins with a command gets
     * that one only, and the version alone gets none.
     */
    public static CommandLine addTo(CommandLine program, String... args) {
        if (args.length == 1 && VERSION.contains(args[0])) {
            return program;
        }
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
