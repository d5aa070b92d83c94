package io.nas4j.cli.command.measure;

import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.ObjectiveText;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.controller.Strategies;
import io.nas4j.controller.forest.ForestSpace;
import io.nas4j.core.benchmark.Benchmark;
import io.nas4j.core.benchmark.Noise;
import io.nas4j.core.benchmark.Standing;
import io.nas4j.core.benchmark.StrategyResult;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.StrategyFactory;
import io.nas4j.core.study.Execution;
import io.nas4j.core.table.MeasuredSpace;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares strategies on a table. */
@Command(
        name = "benchmark",
        description = "Compare strategies on tables of trained networks: how near to the best network each comes in how"
                + " many evaluations, over many seeds. Nothing is trained.")
public final class BenchmarkCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Mixin
    private TableOptions tables;

    @Option(
            names = "--strategies",
            paramLabel = "LIST",
            defaultValue = ALL,
            description = "all, or names with commas between. Each may have its options behind it, as"
                    + " evolution:population=20. Default: ${DEFAULT-VALUE}.")
    private String strategies;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "300",
            description = "Different networks that each search evaluates. Default: ${DEFAULT-VALUE}.")
    private int trials;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Searches of each strategy. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Mixin
    private SearchesOptions searches;

    @Mixin
    private TableGoal goal;

    @Option(
            names = "--noise",
            paramLabel = "POINTS|proxy:TAU[:SHARE]",
            converter = NoiseConverter.class,
            description =
                    "Tell searches no true accuracies. POINTS adds normal noise of that standard deviation that each"
                            + " training has of its own. proxy:TAU adds an error that is the network's own, however often it is"
                            + " trained, of such a size that Kendall's tau with the truth falls to TAU, as of a proxy task;"
                            + " SHARE (0 to 1, by default 0) of its variance is of choices, so that networks that are alike"
                            + " have it in common."
                            + " Both may be given with a comma between. Then the true regret is told of the best network that was"
                            + " seen and of the one that would be taken: by what was told, by the model's posterior mean, by"
                            + " the ranks of that mean and of scores together, and after --confirm. By default searches are"
                            + " told the truth.")
    private Noise noise = Noise.NONE;

    @Option(
            names = "--confirm",
            paramLabel = "K",
            defaultValue = "3",
            description =
                    "With --noise: how many of the likeliest networks 'nas4j confirm' would train again. Its trainings"
                            + " have an error of their own for each network (tau .75), and POINTS of noise each. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int confirm;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Propose as if this many trials ran side by side, knowing fewer results. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int workers;

    @Option(
            names = "--model-tau",
            paramLabel = "N,N,…",
            split = ",",
            description = "Run no strategy; print how well the strategies' model of accuracies ranks the networks that"
                    + " it has not seen (Kendall's tau) after it has learned N drawn ones, mean over the seeds.")
    private List<Integer> modelTau = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write regret.svg and regret.png (the curves), regret.csv and results.json there; with --tables in a"
                            + " folder for each table.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, StrategyFactory> chosen = chosen();
        Require.between("trials", trials, 1, 1_000_000);
        Require.between("seeds", seeds, 1, 10_000);
        Require.between("--workers", workers, 1, 1024);
        Require.between("--confirm", confirm, 2, 1_000);
        out.ifPresent(folder -> BenchmarkFiles.prepare(folder, tables.paths()));
        if (tables.surrogate() && !modelTau.isEmpty()) {
            throw new InvalidInputException(
                    "--model-tau and --surrogate exclude each other: one asks how the model ranks what was trained");
        }
        List<TableOptions.Named> named = tables.read(storage.url());
        if (modelTau.isEmpty()) {
            compare(named, chosen);
        } else {
            rank(named);
        }
        return 0;
    }

    private void rank(List<TableOptions.Named> named) {
        List<Row> rows = named.stream()
                .flatMap(table -> ModelTau.of(table, modelTau, seeds, searches.firstSeed()).stream())
                .map(format.format() == Format.TABLE ? ModelTau::line : ModelTau::fields)
                .toList();
        listing().print(rows, ModelTau.COLUMNS, "");
    }

    private void compare(List<TableOptions.Named> named, Map<String, StrategyFactory> chosen)
            throws InterruptedException {
        List<Judged> all = new ArrayList<>();
        for (TableOptions.Named table : named) {
            Judged judged = run(table, chosen);
            all.add(judged);
            if (format.format() == Format.TABLE) {
                List<StrategyResult> results = judged.results();
                listing().print(BenchmarkRows.table(results, seeds), BenchmarkRows.columns(results), "");
                if (!noise.none()) {
                    listing().print(TakenRows.table(results), TakenRows.columns(results), "");
                }
            }
        }
        if (tables.several()) {
            List<Standing> standings =
                    Standing.of(all.stream().map(Judged::results).toList(), Strategies.RANDOM);
            listing()
                    .print(
                            format.format() == Format.TABLE
                                    ? StandingRows.table(standings, named.size())
                                    : StandingRows.fields(standings),
                            StandingRows.columns(standings),
                            "");
        } else if (format.format() != Format.TABLE) {
            listing().print(BenchmarkRows.fields(all.get(0)), List.of(), "");
        }
    }

    private Listing listing() {
        return new Listing(spec.commandLine().getOut(), format.format());
    }

    private Judged run(TableOptions.Named table, Map<String, StrategyFactory> chosen) throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        Objective objective = goal.objective(table);
        Optional<ForestSpace> forest = tables.forest(table, objective, terminal);
        MeasuredSpace truth = forest.isPresent() ? forest.get() : table.table();
        terminal.note(table.name() + ": " + truth.networks().size() + " networks of space " + truth.name()
                + (forest.isPresent() || table.table().complete() ? "" : ", which has more") + "; " + seeds + " seeds, "
                + trials + " trials each; " + ObjectiveText.described(objective)
                + (noise.none() ? "" : "; noise " + noise));
        Benchmark benchmark = new Benchmark(
                truth,
                objective,
                trials,
                seeds,
                searches.firstSeed(),
                Execution.lag(workers),
                searches.threads(),
                noise,
                noise.none() ? known -> Map.of() : FinalChoices.of(truth, confirm));
        Judged judged = new Judged(
                forest,
                benchmark.run(
                        Strategies.factory(Strategies.RANDOM),
                        chosen,
                        name -> terminal.note("benchmark: " + name + " done")));
        String title =
                "Regret on " + table.name() + ", " + ObjectiveText.described(objective) + ", " + seeds + " seeds";
        out.map(folder -> tables.several() ? folder.resolve(table.name()) : folder)
                .ifPresent(folder -> {
                    BenchmarkFiles.prepare(folder, List.of());
                    BenchmarkFiles.write(folder, title, judged);
                });
        return judged;
    }

    /** What was asked for; on several tables random too, with which the others are compared. */
    private Map<String, StrategyFactory> chosen() {
        Map<String, StrategyFactory> chosen = new LinkedHashMap<>();
        List<String> names = strategies.equals(ALL) ? Strategies.names() : List.of(strategies.split(",", -1));
        if (tables.several() && !names.contains(Strategies.RANDOM)) {
            chosen.put(Strategies.RANDOM, Strategies.factory(Strategies.RANDOM));
        }
        names.forEach(name -> chosen.put(name.strip(), Strategies.factory(name)));
        return chosen;
    }
}
