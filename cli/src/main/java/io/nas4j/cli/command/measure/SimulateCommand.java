package io.nas4j.cli.command.measure;

import io.nas4j.cli.input.Duration;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.ObjectiveText;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.forest.ForestSpace;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.simulation.ClusterResult;
import io.nas4j.core.simulation.ClusterSimulation;
import io.nas4j.core.simulation.TrialTimes;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.table.MeasuredSpace;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what many workers would do to a search. */
@Command(
        name = "simulate",
        description =
                "Simulate searches on many workers, in virtual time: how soon each strategy comes near to the best"
                        + " network, how busy the workers are, and what it costs that proposals know fewer results. Nothing is"
                        + " trained.")
public final class SimulateCommand implements Callable<Integer> {

    private static final double USUAL_SECONDS = 60;
    private static final double USUAL_SPREAD = 0.2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TableOptions tables;

    @Mixin
    private TableGoal goal;

    @Option(
            names = "--workers",
            paramLabel = "N,N,…",
            split = ",",
            defaultValue = "1,10,100",
            description = "Numbers of workers, each with searches of its own. Default: ${DEFAULT-VALUE}.")
    private List<Integer> workers;

    @Option(
            names = "--lag",
            paramLabel = "N",
            description =
                    "Propose a trial when those up to N before it are known; fewer than there are workers leave some"
                            + " waiting. By default as a study does: 2 * workers - 1.")
    private Optional<Integer> lag = Optional.empty();

    @Option(
            names = "--strategies",
            paramLabel = "LIST",
            defaultValue = Strategies.RANDOM + "," + Strategies.PREDICTOR,
            description = "Names with commas between. Each may have its options behind it, as evolution:population=20."
                    + " Default: ${DEFAULT-VALUE}.")
    private String strategies;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "300",
            description = "Trials of each search. Default: ${DEFAULT-VALUE}.")
    private int trials;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Searches of each strategy on each number of workers. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Mixin
    private SearchesOptions searches;

    @Option(
            names = "--trial-time",
            paramLabel = "TIME",
            converter = Duration.Converter.class,
            description =
                    "How long a network with the median of MACs trains, as 60s, 10m or 1.5h; others train longer or"
                            + " shorter as their MACs are more or fewer. By default what the trainings of --from say, and 60s for"
                            + " a table.")
    private Optional<Duration> trialTime = Optional.empty();

    @Option(
            names = "--time-spread",
            paramLabel = "S",
            description =
                    "Standard deviation of the logarithm of a training's time: 0.2 is about 20 %%. By default what"
                            + " the trainings of --from say, and 0.2 otherwise.")
    private Optional<Double> spread = Optional.empty();

    @Option(
            names = "--failure-rate",
            paramLabel = "P",
            defaultValue = "0",
            description =
                    "Probability that a training dies on its way. It is begun once more, and a second death ends the"
                            + " trial. Default: ${DEFAULT-VALUE}.")
    private double failureRate;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write regret.svg and regret.png (regret against time), regret.csv and results.json there.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws InterruptedException {
        if (tables.several()) {
            throw new InvalidInputException(
                    "--tables is of 'benchmark': a simulation is of one --table or --from STUDY");
        }
        workers.forEach(count -> Require.between("--workers", count, 1, ClusterSimulation.MOST_WORKERS));
        lag.ifPresent(back -> Require.between("--lag", back, 1, 2 * ClusterSimulation.MOST_WORKERS));
        trialTime.ifPresent(time -> Require.positive("--trial-time", time.seconds()));
        out.ifPresent(folder -> BenchmarkFiles.prepare(folder, tables.paths()));
        Map<String, StrategyFactory> chosen = new LinkedHashMap<>();
        List.of(strategies.split(",", -1)).forEach(name -> chosen.put(name.strip(), Strategies.factory(name)));
        TableOptions.Named table = tables.read(storage.url()).get(0);
        List<ClusterResult> results = run(table, chosen);
        new Listing(spec.commandLine().getOut(), format.format())
                .print(
                        results.stream()
                                .map(result -> format.format() == Format.TABLE
                                        ? SimulationRows.line(result, seeds)
                                        : SimulationRows.fields(result))
                                .toList(),
                        SimulationRows.COLUMNS,
                        "");
        out.ifPresent(folder ->
                SimulationFiles.write(folder, "Regret on " + table.name() + " in time, " + seeds + " seeds", results));
        return 0;
    }

    private List<ClusterResult> run(TableOptions.Named table, Map<String, StrategyFactory> chosen)
            throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        Objective objective = goal.objective(table);
        Optional<ForestSpace> forest = tables.forest(table, objective, terminal);
        MeasuredSpace truth = forest.isPresent() ? forest.get() : table.table();
        TrialTimes times = times(table);
        terminal.note(table.name() + ": " + truth.networks().size() + " networks; " + seeds + " seeds, " + trials
                + " trials each; " + ObjectiveText.described(objective)
                + String.format(
                        Locale.ROOT,
                        "; a training takes %.3g s and %.3g s more for each million MACs, spread %.2f",
                        times.base(),
                        1e6 * times.perMac(),
                        times.spread()));
        return new ClusterSimulation(truth, objective, times, trials, seeds, searches.firstSeed(), searches.threads())
                .run(
                        chosen,
                        workers,
                        lag.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        (name, count) ->
                                terminal.note("simulate: " + name + ", " + SimulationRows.workers(count) + ", done"));
    }

    private TrialTimes times(TableOptions.Named table) {
        if (trialTime.isEmpty() && tables.study().isPresent()) {
            TrialTimes stored = StudyTimes.of(storage.url(), tables.study().get(), failureRate);
            return spread.map(other -> new TrialTimes(stored.base(), stored.perMac(), other, failureRate))
                    .orElse(stored);
        }
        double seconds = trialTime.map(Duration::seconds).orElse(USUAL_SECONDS);
        double median = Math.max(1, TableGoal.median(table));
        double deviation = spread.orElse(USUAL_SPREAD);
        return table.hasMacs()
                ? new TrialTimes(0, seconds / median, deviation, failureRate)
                : new TrialTimes(seconds, 0, deviation, failureRate);
    }
}
